import { compactLines } from './compactLines';
import type { LogFilter } from './logFilter';
import type { LogRow } from './logRow';

/** How rows become text. */
export interface LogView {
  readonly time: (at: number) => string;
  readonly filter?: LogFilter;
  /** Shows entries in error only, or warnings too; those that name no level are hidden with the lesser ones. */
  readonly least?: 'error' | 'warning';
  /** Shows of each entry the time of day, the level and the message only. */
  readonly compact?: boolean;
  /** Hides what may not be seen, e.g. addresses. */
  readonly mask?: (line: string) => string;
}

/** What lines depend on of those above. */
export interface Carry {
  /** Whether the last entry so far is shown: its further lines, which may come later, follow it. */
  readonly entry: 'shown' | 'hidden';
  /** In the compact form, the last day that was shown. */
  readonly day?: string;
}

/** Nothing is above. */
export const NOTHING_ABOVE: Carry = { entry: 'hidden' };

export interface Rendered {
  /** Lines, each with its line end. */
  readonly text: string;
  readonly lines: number;
  readonly carry: Carry;
}

/**
 * Rows as text. An entry is shown or hidden with all its lines: shown when one of them is wanted and none unwanted.
 * Gaps are always shown. Filters look at what is shown, so a masked address cannot be guessed by filtering.
 */
export function renderRows(rows: readonly LogRow[], view: LogView, carry: Carry): Rendered {
  const { lines, entry } = wantedLines(rows, view, carry.entry);
  if (view.compact !== true) {
    return { text: joined(lines), lines: lines.length, carry: { entry } };
  }
  const { lines: compact, day } = compactLines(lines, carry.day);
  return { text: joined(compact), lines: compact.length, carry: { entry, ...(day === undefined ? {} : { day }) } };
}

function wantedLines(
  rows: readonly LogRow[],
  view: LogView,
  before: Carry['entry'],
): { readonly lines: readonly string[]; readonly entry: Carry['entry'] } {
  const lines = rows.map((row) => lineOf(row, view));
  const { filter, least } = view;
  if (filter === undefined && least === undefined) {
    return { lines, entry: 'shown' };
  }
  const kept: string[] = [];
  let state = before;
  for (let from = 0; from < rows.length;) {
    const to = endOfEntry(rows, from);
    const entry = lines.slice(from, to);
    const first = rows[from];
    if (first?.kind === 'gap') {
      kept.push(...entry);
    } else {
      state = isWanted(entry, first, view, state) ? 'shown' : 'hidden';
      if (state === 'shown') {
        kept.push(...entry);
      }
    }
    from = to;
  }
  return { lines: kept, entry: state };
}

/** `first` is the entry's first row, or a line that goes on with an entry above, whose state is `above`. */
function isWanted(
  lines: readonly string[],
  first: LogRow | undefined,
  { filter, least }: LogView,
  above: Carry['entry'],
): boolean {
  const continues = first?.kind === 'more';
  if (least !== undefined && !(continues ? above === 'shown' : first?.level === 'error' || first?.level === least)) {
    return false;
  }
  if (filter === undefined) {
    return true;
  }
  return (lines.some(filter.wanted) || (continues && above === 'shown')) && !lines.some(filter.unwanted);
}

function endOfEntry(rows: readonly LogRow[], from: number): number {
  let to = from + 1;
  if (rows[from]?.kind === 'gap') {
    return to;
  }
  while (rows[to]?.kind === 'more') {
    to += 1;
  }
  return to;
}

function lineOf({ at, text }: LogRow, { time, mask }: LogView): string {
  const line = at === undefined ? text : `${time(at)}${text}`;
  return mask === undefined ? line : mask(line);
}

function joined(lines: readonly string[]): string {
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}
