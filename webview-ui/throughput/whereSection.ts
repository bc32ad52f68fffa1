import type { DestinationRow, ThroughputSnapshot } from '../../src/shared/protocol/throughput';
import { el, setText, show } from '../components/dom';
import type { ThroughputContext } from './context';
import type { TableColumn } from '../components/table/table';
import { DataTable } from '../components/table/table';

/** Where messages go, and what became of them there; and why the instance cannot tell which server sent them. */
export class WhereSection {
  readonly element: HTMLElement;
  private readonly table: DataTable<DestinationRow>;
  private readonly missing = el('p', { class: 'missing' });
  private readonly note = el('p', { class: 'note' });

  constructor(private readonly context: ThroughputContext) {
    const { words, locale } = context;
    this.table = new DataTable<DestinationRow>({
      label: words.t('where.byDomain'),
      columns: this.columns(),
      key: ({ domain }) => domain,
      locale,
      sortBy: (label) => words.t('sortBy', label),
      sorting: { column: 'share', descending: true },
    });
    this.element = el(
      'section',
      { class: 'where' },
      el('h2', {}, words.t('where')),
      el('div', {}, el('h3', {}, words.t('where.byDomain')), this.missing, this.table.element, this.note),
      el(
        'div',
        {},
        el('h3', {}, words.t('where.byServer')),
        el('p', { class: 'missing' }, el('strong', {}, `${words.t('notAvailable')}. `), words.t('where.noServers')),
      ),
    );
  }

  render({ destinations }: ThroughputSnapshot): void {
    const { words, formats } = this.context;
    const known = destinations?.ok === true ? destinations.value : { rows: [], domains: 0 };
    const { rows, domains } = known;
    this.table.setRows(rows);
    show(this.table.element, rows.length > 0);
    show(this.note, rows.length > 0);
    show(this.missing, rows.length === 0);
    if (destinations?.ok === false) {
      setText(this.missing, destinations.why);
    } else {
      setText(this.missing, words.t(destinations === undefined ? 'where.onlyDelivery' : 'where.none'));
    }
    const { numbers } = formats();
    const more =
      domains > rows.length ? ` ${words.t('where.more', numbers.count(rows.length), numbers.count(domains))}` : '';
    setText(this.note, `${words.t('where.note')}${more}`);
  }

  private columns(): readonly TableColumn<DestinationRow>[] {
    const { words, formats } = this.context;
    const count = (value: number): string => formats().numbers.count(value);
    const number = (
      id: 'delivered' | 'waiting' | 'errors' | 'share',
      text: (value: number) => string,
    ): TableColumn<DestinationRow> => ({
      id,
      label: words.t(`where.${id}`),
      align: 'end',
      cell: ({ [id]: value }) => (value === undefined ? words.t('notAvailableShort') : text(value)),
      sortValue: (row) => row[id],
    });
    return [
      {
        id: 'domain',
        label: words.t('where.domain'),
        cell: ({ domain }) => el('span', { class: 'clip', dir: 'ltr' }, domain),
        sortValue: ({ domain }) => domain,
      },
      number('delivered', count),
      number('waiting', count),
      number('errors', count),
      number('share', (value) => formats().numbers.percent(value)),
    ];
  }
}
