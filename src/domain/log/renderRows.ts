import type { LogFilter } from './logFilter';
import type { LogRow } from './logRow';

/** How rows become text. */
export interface LogView {
  readonly time: (at: number) => string;
  readonly filter?: LogFilter;
  /** Hides what may not be seen, e.g. addresses. */
  readonly mask?: (line: string) => string;
}

/** Whether the last entry so far is shown: its further lines, which may come later, follow it. */
export type Carry = 'shown' | 'hidden';

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
  const lines = rows.map((row) => lineOf(row, view));
  const { filter } = view;
  if (filter === undefined) {
    return { text: joined(lines), lines: lines.length, carry: 'shown' };
  }
  const kept: string[] = [];
  let state = carry;
  for (let from = 0; from < rows.length;) {
    const to = endOfEntry(rows, from);
    const entry = lines.slice(from, to);
    const continues = rows[from]?.kind === 'more';
    if (rows[from]?.kind === 'gap') {
      kept.push(...entry);
    } else {
      const wanted = entry.some(filter.wanted) || (continues && state === 'shown');
      state = wanted && !entry.some(filter.unwanted) ? 'shown' : 'hidden';
      if (state === 'shown') {
        kept.push(...entry);
      }
    }
    from = to;
  }
  return { text: joined(kept), lines: kept.length, carry: state };
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
