import type { ShownReason } from '../../src/domain/domainResults';
import type { Part } from '../../src/shared/protocol/common';
import type { DomainRow, Failures, ReasonRow } from '../../src/shared/protocol/tracking';
import { el, setText, show } from '../components/dom';
import type { TrackingContext } from './context';
import type { TableCell, TableColumn } from '../components/table/table';
import { DataTable } from '../components/table/table';

/** Why messages failed, and where: by reason, and each destination domain against Adobe's limits. */
export class FailuresSection {
  readonly element: HTMLElement;
  private readonly empty = el('p', { class: 'empty' });
  private readonly tables: HTMLElement;
  private readonly reasons: DataTable<ReasonRow>;
  private readonly domains: DataTable<DomainRow>;

  constructor(private readonly context: TrackingContext) {
    const { words, locale } = context;
    const common = { locale, sortBy: (label: string) => words.t('sortBy', label) };
    this.reasons = new DataTable({
      ...common,
      label: words.t('failures.byReason'),
      columns: this.reasonColumns(),
      key: ({ reason }) => reason,
      sorting: { column: 'count', descending: true },
    });
    this.domains = new DataTable({
      ...common,
      label: words.t('failures.byDomain'),
      columns: this.domainColumns(),
      key: ({ domain }) => domain,
    });
    this.tables = el(
      'div',
      { class: 'side-by-side' },
      el(
        'div',
        {},
        el('h3', {}, words.t('failures.byDomain')),
        this.domains.element,
        el('p', { class: 'note' }, words.t('failures.limits')),
      ),
      el('div', {}, el('h3', {}, words.t('failures.byReason')), this.reasons.element),
    );
    for (const table of [this.domains, this.reasons]) {
      table.element.classList.add('short');
    }
    this.element = el('section', { class: 'failures' }, el('h2', {}, words.t('failures')), this.empty, this.tables);
  }

  render(part: Part<Failures>): void {
    const failures = part.ok ? part.value : { reasons: [], domains: [] };
    const reasons = failures.reasons.filter(({ count }) => count > 0);
    setText(this.empty, part.ok ? this.context.words.t('failures.none') : part.why);
    show(this.empty, reasons.length === 0);
    show(this.tables, failures.domains.length > 0 && reasons.length > 0);
    this.reasons.setRows(reasons);
    this.domains.setRows(failures.domains);
  }

  private reasonColumns(): readonly TableColumn<ReasonRow>[] {
    const { words } = this.context;
    return [
      {
        id: 'reason',
        label: words.t('failures.reason'),
        cell: ({ reason }) => words.named(`reason.${reason}`),
        sortValue: ({ reason }) => words.named(`reason.${reason}`),
      },
      {
        id: 'count',
        label: words.t('failures.count'),
        align: 'end',
        cell: ({ count }) => this.count(count),
        sortValue: ({ count }) => count,
      },
      {
        id: 'ofErrors',
        label: words.t('failures.ofErrors'),
        align: 'end',
        cell: ({ ofErrors }) => this.share(ofErrors),
        sortValue: ({ ofErrors }) => ofErrors,
      },
      {
        id: 'ofProcessed',
        label: words.t('failures.ofProcessed'),
        align: 'end',
        cell: ({ ofProcessed }) => this.share(ofProcessed),
        sortValue: ({ ofProcessed }) => ofProcessed,
      },
      ...this.linkColumn<ReasonRow>(({ reason }) => this.link(words.named(`reason.${reason}`), { reason })),
    ];
  }

  private domainColumns(): readonly TableColumn<DomainRow>[] {
    const { words } = this.context;
    const bounces = (count: number | undefined, share: number | undefined): string =>
      count === undefined || count === 0 || share === undefined
        ? this.count(count)
        : `${this.count(count)} (${this.share(share)})`;
    return [
      {
        id: 'domain',
        label: words.t('failures.domain'),
        cell: ({ domain }) => el('span', { class: 'clip', dir: 'ltr' }, domain),
        sortValue: ({ domain }) => domain,
      },
      {
        id: 'processed',
        label: words.t('failures.processed'),
        align: 'end',
        cell: ({ processed }) => this.count(processed),
        sortValue: ({ processed }) => processed,
      },
      {
        id: 'hard',
        label: words.t('failures.hard'),
        align: 'end',
        cell: ({ hard, hardShare }) => bounces(hard, hardShare),
        sortValue: ({ hardShare }) => hardShare,
      },
      {
        id: 'soft',
        label: words.t('failures.soft'),
        align: 'end',
        cell: ({ soft, softShare }) => bounces(soft, softShare),
        sortValue: ({ softShare }) => softShare,
      },
      {
        id: 'verdict',
        label: words.t('failures.verdict'),
        cell: ({ verdict }) => el('span', { class: `verdict ${verdict}` }, words.t(`verdict.${verdict}`)),
        sortValue: ({ verdict }) => words.t(`verdict.${verdict}`),
      },
      ...this.linkColumn<DomainRow>(({ domain, hard, soft }) =>
        (hard ?? 0) + (soft ?? 0) > 0 ? this.link(domain, { domain }) : '',
      ),
    ];
  }

  /** Leads to the messages that failed. */
  private link(name: string, of: { readonly reason?: ShownReason; readonly domain?: string }): TableCell {
    const { words, host } = this.context;
    const label = words.t('failures.open');
    const press = el('button', { class: 'link', 'aria-label': `${label}: ${name.slice(0, 400)}` }, label);
    press.type = 'button';
    press.addEventListener('click', () => {
      host.post({ type: 'openMessages', ...of });
    });
    return press;
  }

  private linkColumn<Row>(cell: (row: Row) => TableCell): readonly TableColumn<Row>[] {
    return [{ id: 'actions', label: this.context.words.t('urls.actions'), cell }];
  }

  private count(value: number | undefined): string {
    return value === undefined
      ? this.context.words.t('notAvailableShort')
      : this.context.formats().numbers.count(value);
  }

  private share(value: number | undefined): string {
    return value === undefined
      ? this.context.words.t('notAvailableShort')
      : this.context.formats().numbers.percent(value);
  }
}
