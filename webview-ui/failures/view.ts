import { COUNTED_REASONS, type CountedReason } from '../../src/domain/domainResults';
import {
  FAILURE_DAYS,
  type DomainFailuresRow,
  type FailuresSnapshot,
  type FailuresState,
} from '../../src/shared/protocol/failures';
import type { ToPanel } from '../../src/shared/protocol/toPanel';
import type { FailuresString } from '../../src/shared/strings/failures';
import { el, setText, show } from '../components/dom';
import type { PageContext, PageView } from '../components/page/page';
import { DataTable, type TableColumn } from '../components/table/table';
import { dropdown, type Dropdown } from '../components/toolkit';

/** The page of this panel, with its texts and what it stores. */
export type FailuresContext = PageContext<FailuresString, FailuresState>;

/** Failures of an instance: a row for each destination domain, a column for each reason, and the deliveries concerned. */
export class FailuresView implements PageView {
  private readonly looked = el('p', { class: 'note' });
  private readonly empty = el('p', { class: 'empty' });
  private readonly table: DataTable<DomainFailuresRow>;
  private readonly periods: Dropdown<string>;
  private snapshot: FailuresSnapshot | undefined;

  constructor(private readonly context: FailuresContext) {
    const { words, host, frame, locale } = context;
    this.periods = dropdown<string>({
      label: words.t('period'),
      choices: FAILURE_DAYS.map((days) => ({ value: String(days), label: words.t(`days.${days}`) })),
      value: String(host.saved.days ?? 7),
      onChoose: (chosen) => {
        const days = FAILURE_DAYS.find((known) => String(known) === chosen);
        if (days !== undefined) {
          host.save({ days });
          frame.wait(false);
          host.post({ type: 'failureDays', days });
        }
      },
    });
    this.table = new DataTable({
      label: words.t('title'),
      columns: this.columns(),
      key: ({ domain }) => domain,
      locale,
      sortBy: (label) => words.t('sortBy', label),
      sorting: { column: 'failed', descending: true },
    });
    for (const format of ['csv', 'json'] as const) {
      frame.offerSave(words.t(format === 'csv' ? 'exportCsv' : 'exportJson'), () => {
        host.post({ type: 'export', format });
      });
    }
    frame.tools.append(this.periods.element);
    frame.content.append(
      el('section', { class: 'failures' }, el('h2', {}, words.t('title')), this.looked, this.empty, this.table.element),
    );
  }

  receive(message: ToPanel): void {
    if (message.type === 'failures') {
      this.snapshot = message.snapshot;
      this.context.frame.data(message.snapshot.subject, message.snapshot.readAt);
    }
  }

  render(): void {
    const { snapshot } = this;
    if (snapshot === undefined) {
      return;
    }
    const { words, formats } = this.context;
    const { deliveries, more, domains } = snapshot;
    this.periods.select(String(snapshot.days));
    setText(this.looked, words.t(more ? 'lookedMost' : 'looked', formats().numbers.count(deliveries)));
    const rows = domains.ok ? domains.value : [];
    setText(this.empty, domains.ok ? words.t('none') : domains.why);
    show(this.empty, rows.length === 0);
    show(this.table.element, rows.length > 0);
    this.table.setRows(rows);
  }

  private columns(): readonly TableColumn<DomainFailuresRow>[] {
    const { words } = this.context;
    const share = ({ failed, processed }: DomainFailuresRow): number | undefined =>
      processed === undefined || processed === 0 ? undefined : failed / processed;
    return [
      {
        id: 'domain',
        label: words.t('domain'),
        cell: ({ domain }) => el('span', { class: 'clip', dir: 'ltr' }, domain),
        sortValue: ({ domain }) => domain,
      },
      this.countColumn('failed', words.t('failed'), ({ failed }) => failed),
      {
        id: 'share',
        label: words.t('ofProcessed'),
        align: 'end',
        cell: (row) => this.written(share(row), (value) => this.context.formats().numbers.percent(value)),
        sortValue: share,
      },
      { id: 'reasons', label: words.t('reasons'), cell: (row) => this.reasons(row) },
      { id: 'deliveries', label: words.t('deliveries'), cell: (row) => this.deliveries(row) },
    ];
  }

  /** What the failures were for, most frequent first; a reason that the instance does not count is not named. */
  private reasons({ reasons }: DomainFailuresRow): string {
    const { words, formats } = this.context;
    return COUNTED_REASONS.map((reason: CountedReason) => ({ reason, count: reasons[reason] ?? 0 }))
      .filter(({ count }) => count > 0)
      .sort((a, b) => b.count - a.count)
      .map(({ reason, count }) => `${words.t(`reason.${reason}`)}\u00a0${formats().numbers.count(count)}`)
      .join(' · ');
  }

  private countColumn(
    id: string,
    label: string,
    value: (row: DomainFailuresRow) => number | undefined,
  ): TableColumn<DomainFailuresRow> {
    return {
      id,
      label,
      align: 'end',
      cell: (row) => this.written(value(row), (count) => this.context.formats().numbers.count(count)),
      sortValue: value,
    };
  }

  private written(value: number | undefined, write: (value: number) => string): string {
    return value === undefined ? this.context.words.t('notAvailableShort') : write(value);
  }

  /** The deliveries concerned, each leading to its failed messages to that domain. */
  private deliveries({ domain, deliveries, deliveryCount }: DomainFailuresRow): HTMLElement {
    const { words, host, formats } = this.context;
    const count = (value: number): string => formats().numbers.count(value);
    const links = deliveries.map(({ id, label, failed }) => {
      const told = words.t('openFailed', count(failed), label, domain);
      const name = el('span', { class: 'name' }, label);
      const press = el('button', { class: 'link', title: told, 'aria-label': told }, name, `(${count(failed)})`);
      press.type = 'button';
      press.addEventListener('click', () => {
        host.post({ type: 'failedOf', deliveryId: id, domain });
      });
      return press;
    });
    const left = deliveryCount - deliveries.length;
    return el(
      'span',
      { class: 'failed-deliveries' },
      ...links,
      left > 0 ? el('span', { class: 'note' }, words.t('more', count(left))) : undefined,
    );
  }
}
