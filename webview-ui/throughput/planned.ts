import type { Planned, PlannedRow } from '../../src/shared/protocol/throughput';
import { el, setText, show } from '../components/dom';
import type { ThroughputContext } from './context';
import { DataTable } from '../components/table/table';
import { button } from '../components/toolkit';

/** Deliveries of the next day: when, how big, how long, and a bar on the day's time for each. */
export class PlannedSection {
  readonly element: HTMLElement;
  private readonly empty: HTMLElement;
  private readonly note = el('p', { class: 'note' });
  private readonly spread: HTMLElement;
  private readonly spreadNote = el('span', { class: 'note' });
  private readonly table: DataTable<PlannedRow>;
  private span = { from: 0, to: 1 };

  constructor(private readonly context: ThroughputContext) {
    const { words, locale, host } = context;
    this.table = new DataTable<PlannedRow>({
      label: words.t('planned'),
      columns: this.columns(),
      key: ({ id }) => id,
      locale,
      sortBy: (label) => words.t('sortBy', label),
      sorting: { column: 'at', descending: false },
    });
    this.empty = el('p', { class: 'empty' }, words.t('planned.none'));
    const press = button({
      label: words.t('planned.spread'),
      onPress: () => {
        host.post({ type: 'spread' });
      },
    });
    this.spread = el('p', { class: 'spread' }, press, this.spreadNote);
    this.element = el(
      'section',
      { class: 'planned' },
      el('h2', {}, words.t('planned')),
      this.empty,
      this.table.element,
      this.spread,
      this.note,
    );
  }

  render(planned: Planned | undefined): void {
    show(this.element, planned !== undefined);
    if (planned === undefined) {
      return;
    }
    this.span = { from: planned.from, to: planned.to };
    this.table.setRows(planned.rows);
    show(this.empty, planned.rows.length === 0);
    show(this.table.element, planned.rows.length > 0);
    const moves = planned.rows.filter(({ proposed }) => proposed !== undefined).length;
    show(this.spread, moves > 0);
    setText(this.spreadNote, this.context.words.t('planned.spreadNote', this.context.formats().numbers.count(moves)));
    setText(this.note, this.noteText(planned));
    show(this.note, planned.rows.length > 0);
  }

  private noteText({ perHour, more, rows }: Planned): string {
    const { words, formats } = this.context;
    const { numbers } = formats();
    const rate = perHour === undefined ? [] : [words.t('planned.rate', numbers.count(perHour))];
    return [...rate, ...(more ? [words.t('planned.more', numbers.count(rows.length))] : [])].join(' ');
  }

  private columns() {
    const { words, formats } = this.context;
    const missing = words.t('notAvailableShort');
    const optional = (value: number | undefined, text: (value: number) => string): string =>
      value === undefined ? missing : text(value);
    return [
      {
        id: 'at',
        label: words.t('planned.at'),
        cell: ({ at }: PlannedRow) => formats().dates.dayAndTime(at),
        sortValue: ({ at }: PlannedRow) => at,
      },
      {
        id: 'delivery',
        label: words.t('planned.delivery'),
        cell: ({ label }: PlannedRow) => el('span', { class: 'clip', dir: 'auto' }, label),
        sortValue: ({ label }: PlannedRow) => label,
      },
      {
        id: 'messages',
        label: words.t('planned.messages'),
        align: 'end' as const,
        cell: ({ messages }: PlannedRow) => optional(messages, (value) => formats().numbers.count(value)),
        sortValue: ({ messages }: PlannedRow) => messages,
      },
      {
        id: 'duration',
        label: words.t('planned.duration'),
        align: 'end' as const,
        cell: ({ durationMs }: PlannedRow) => optional(durationMs, (value) => formats().durations.length(value)),
        sortValue: ({ durationMs }: PlannedRow) => durationMs,
      },
      { id: 'when', label: words.t('planned.when'), cell: (row: PlannedRow) => this.bar(row) },
      { id: 'remark', label: words.t('planned.remark'), cell: (row: PlannedRow) => this.remark(row) },
    ];
  }

  /** Where the delivery lies in the day; at least a hair wide. */
  private bar({ at, durationMs, tooClose, overlaps }: PlannedRow): HTMLElement {
    const { from, to } = this.span;
    const percent = (ms: number): number => Math.min(100, (ms / (to - from)) * 100);
    const left = percent(at - from);
    const bar = el('span', { class: tooClose || overlaps ? 'bar alert' : 'bar' });
    bar.style.insetInlineStart = `${left}%`;
    bar.style.inlineSize = `max(3px, ${Math.min(100 - left, percent(durationMs ?? 0))}%)`;
    return el('span', { class: 'day', 'aria-hidden': 'true' }, bar);
  }

  private remark({ tooClose, overlaps, proposed }: PlannedRow): string {
    const { words, formats } = this.context;
    if (!tooClose && !overlaps) {
      return '';
    }
    const sentences = [words.t(tooClose ? 'planned.tooClose' : 'planned.overlaps')];
    if (proposed !== undefined) {
      sentences.push(words.t('planned.proposed', formats().dates.dayAndTime(proposed)));
    }
    return sentences.join('. ');
  }
}
