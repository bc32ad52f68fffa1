import type { ThroughputSnapshot } from '../../src/shared/protocol/throughput';
import { runningBucket } from './charts';
import type { ThroughputContext } from './context';
import type { TableColumn } from '../components/table/table';
import { DataTable } from '../components/table/table';

interface Bucket {
  readonly at: number;
  readonly running: boolean;
  readonly messages?: number;
  readonly success?: number;
  readonly error?: number;
  readonly retries?: number;
  readonly bits?: number;
}

/** The charts as a table, newest first: the same values, for reading and for screen readers. */
export class BucketTable {
  readonly element: HTMLElement;
  private readonly table: DataTable<Bucket>;

  constructor(private readonly context: ThroughputContext) {
    const { words, locale } = context;
    this.table = new DataTable({
      label: words.t('viewTable'),
      columns: this.columns(),
      key: (row) => String(row.at),
      locale,
      sortBy: (label) => words.t('sortBy', label),
      sorting: { column: 'at', descending: true },
    });
    this.element = this.table.element;
    this.element.classList.add('tall');
  }

  render(snapshot: ThroughputSnapshot): void {
    const { series } = snapshot;
    const runningFrom = runningBucket(snapshot);
    this.table.setRows(
      series.at.map((at, index) => ({
        at,
        running: at === runningFrom,
        messages: series.messages[index] ?? undefined,
        success: series.success[index] ?? undefined,
        error: series.error[index] ?? undefined,
        retries: series.retries[index] ?? undefined,
        bits: series.bits[index] ?? undefined,
      })),
    );
  }

  private columns(): readonly TableColumn<Bucket>[] {
    const { words, formats } = this.context;
    const gap = words.t('chart.gap');
    const number = (
      id: 'messages' | 'success' | 'error' | 'retries' | 'bits',
      label: string,
      text: (value: number) => string,
    ): TableColumn<Bucket> => ({
      id,
      label,
      align: 'end',
      cell: (row) => {
        const value = row[id];
        return value === undefined ? (id === 'messages' ? gap : '–') : text(value);
      },
      sortValue: (row) => row[id],
    });
    const count = (value: number): string => formats().numbers.count(value);
    const perHour = (value: number): string => words.t('perHour', count(value));
    const from = (row: Bucket): string => {
      const text = formats().dates.dayAndTime(row.at);
      return row.running ? `${text} ${words.t('table.running')}` : text;
    };
    return [
      { id: 'at', label: words.t('table.from'), cell: from, sortValue: (row) => row.at },
      number('messages', words.t('table.messages'), count),
      number('success', words.t('series.success'), perHour),
      number('error', words.t('series.error'), perHour),
      number('retries', words.t('series.retries'), perHour),
      number('bits', words.t('series.bits'), (value) => formats().numbers.bitRate(value)),
    ];
  }
}
