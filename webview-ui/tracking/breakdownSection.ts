import type { Part } from '../../src/shared/protocol/common';
import type { AgentRow, DomainRow, Failures } from '../../src/shared/protocol/tracking';
import { el, setText, show } from '../components/dom';
import type { TrackingContext } from './context';
import type { TableColumn } from '../components/table/table';
import { DataTable } from '../components/table/table';
import { button } from '../components/toolkit';

/** Where messages went and how they were read: by destination domain, and by device and browser once counted. */
export class BreakdownSection {
  readonly element: HTMLElement;
  private readonly domains: DataTable<DomainRow>;
  private readonly noDomains = el('p', { class: 'empty' });
  private readonly agents: DataTable<AgentRow>;
  private readonly noAgents = el('p', { class: 'empty' });
  private readonly ask: HTMLElement;

  constructor(private readonly context: TrackingContext) {
    const { words, locale, host } = context;
    const common = { locale, sortBy: (label: string) => words.t('sortBy', label) };
    this.domains = new DataTable({
      ...common,
      label: words.t('breakdown.byDomain'),
      columns: this.domainColumns(),
      key: ({ domain }) => domain,
      sorting: { column: 'processed', descending: true },
    });
    this.agents = new DataTable({
      ...common,
      label: words.t('breakdown.byAgent'),
      columns: this.agentColumns(),
      key: ({ device, browser }) => JSON.stringify([device, browser]),
      sorting: { column: 'opens', descending: true },
    });
    const count = button({
      label: words.t('breakdown.count'),
      onPress: () => {
        host.post({ type: 'countAgents' });
      },
    });
    this.ask = el('div', { class: 'ask' }, el('p', { class: 'note' }, words.t('breakdown.countNote')), count);
    this.element = el(
      'section',
      {},
      el('h2', {}, words.t('breakdown')),
      el(
        'div',
        { class: 'side-by-side even' },
        el('div', {}, el('h3', {}, words.t('breakdown.byDomain')), this.noDomains, this.domains.element),
        el('div', {}, el('h3', {}, words.t('breakdown.byAgent')), this.noAgents, this.agents.element, this.ask),
      ),
    );
  }

  render(failures: Part<Failures>, agents: Part<AgentRow[]> | undefined): void {
    const domains = failures.ok ? failures.value.domains : [];
    this.domains.setRows(domains);
    show(this.domains.element, domains.length > 0);
    show(this.noDomains, domains.length === 0);
    setText(this.noDomains, failures.ok ? this.context.words.t('notAvailable') : failures.why);
    const rows = agents?.ok === true ? agents.value : [];
    this.agents.setRows(rows);
    show(this.agents.element, rows.length > 0);
    show(this.noAgents, agents !== undefined && rows.length === 0);
    setText(this.noAgents, agents?.ok === false ? agents.why : this.context.words.t('breakdown.none'));
    show(this.ask, agents === undefined);
  }

  private domainColumns(): readonly TableColumn<DomainRow>[] {
    const { words } = this.context;
    return [
      {
        id: 'domain',
        label: words.t('failures.domain'),
        cell: ({ domain }) => el('span', { class: 'clip', dir: 'ltr' }, domain),
        sortValue: ({ domain }) => domain,
      },
      this.number('processed', words.t('failures.processed'), ({ processed }) => processed),
      this.number('delivered', words.t('failures.delivered'), ({ delivered }) => delivered),
      this.number('waiting', words.t('breakdown.waiting'), ({ waiting }) => waiting),
      {
        id: 'rate',
        label: words.t('breakdown.rate'),
        align: 'end',
        cell: (row) => {
          const rate = deliveredShare(row);
          return rate === undefined ? words.t('notAvailableShort') : this.context.formats().numbers.percent(rate);
        },
        sortValue: deliveredShare,
      },
    ];
  }

  private agentColumns(): readonly TableColumn<AgentRow>[] {
    const { words } = this.context;
    const other = words.t('breakdown.other');
    return [
      {
        id: 'device',
        label: words.t('breakdown.device'),
        cell: ({ device }) => device ?? other,
        sortValue: ({ device }) => device,
      },
      {
        id: 'browser',
        label: words.t('breakdown.browser'),
        cell: ({ browser }) => browser ?? other,
        sortValue: ({ browser }) => browser,
      },
      this.number('opens', words.t('series.opens'), ({ opens }) => opens),
      this.number('clicks', words.t('series.clicks'), ({ clicks }) => clicks),
    ];
  }

  private number<Row>(id: string, label: string, value: (row: Row) => number | undefined): TableColumn<Row> {
    const { words, formats } = this.context;
    return {
      id,
      label,
      align: 'end',
      cell: (row) => {
        const count = value(row);
        return count === undefined ? words.t('notAvailableShort') : formats().numbers.count(count);
      },
      sortValue: value,
    };
  }
}

function deliveredShare({ delivered, processed }: DomainRow): number | undefined {
  return delivered === undefined || processed === undefined || processed === 0 ? undefined : delivered / processed;
}
