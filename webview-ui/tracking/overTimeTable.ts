import type { OverTime } from '../../src/shared/protocol/tracking';
import type { Column } from '../components/chart/buckets';
import type { TrackingContext } from './context';
import { DataTable } from '../components/table/table';

interface Row {
  readonly at: number;
  readonly values: readonly (number | undefined)[];
}

/** The chart's values, newest first. */
export class OverTimeTable {
  readonly element: HTMLElement;
  private readonly table: DataTable<Row>;

  /** `compared`: labels of the columns of another delivery. */
  constructor(context: TrackingContext, compared: readonly string[] = []) {
    const { words, formats, locale } = context;
    const column = (id: string, label: string, index: number) => ({
      id,
      label,
      align: 'end' as const,
      cell: ({ values }: Row) => {
        const value = values[index];
        return value === undefined ? words.t('overTime.notYet') : formats().numbers.count(value);
      },
      sortValue: ({ values }: Row) => values[index],
    });
    this.table = new DataTable<Row>({
      label: words.t('overTime'),
      columns: [
        {
          id: 'at',
          label: words.t('overTime.from'),
          cell: ({ at }) => formats().dates.dayAndTime(at),
          sortValue: ({ at }) => at,
        },
        ...(['opens', 'clicks', 'optOuts'] as const).map((id, index) => column(id, words.t(`series.${id}`), index)),
        ...compared.map((label, index) => column(`compared${index}`, label, index + 3)),
      ],
      key: ({ at }) => String(at),
      locale,
      sortBy: (label) => words.t('sortBy', label),
      sorting: { column: 'at', descending: true },
    });
    this.element = this.table.element;
    this.element.classList.add('tall');
  }

  render(data: OverTime, columns: readonly Column[]): void {
    this.table.setRows(
      data.at.map((at, index) => ({ at, values: columns.map((values) => values[index] ?? undefined) })),
    );
  }
}
