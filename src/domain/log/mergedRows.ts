import type { LogRow } from './logRow';
import { readServerLine } from './serverLine';

/** Stands between the name of a server and the message, where lines of several servers are shown together. */
const MARK = '│';

/** A row that says whose it is, before its message; everything else of it reads as before. */
export function namedRow(row: LogRow, name: string): LogRow {
  if (row.kind !== 'entry') {
    return row;
  }
  // Any time will do: what stands behind it does not depend on it.
  const message = readServerLine(row.at === undefined ? row.text : `1970-01-01T00:00:00Z${row.text}`)?.message ?? '';
  return { ...row, text: `${row.text.slice(0, row.text.length - message.length)}${name} ${MARK} ${message}` };
}

/** The time of the oldest row that has one. */
export function earliest(rows: readonly LogRow[]): number | undefined {
  return rows.find(({ at }) => at !== undefined)?.at;
}

/** Rows before a moment, and those from it on; an entry stays whole. Rows are in the order of their times. */
export function splitAt(
  rows: readonly LogRow[],
  moment: number,
): { readonly before: readonly LogRow[]; readonly after: readonly LogRow[] } {
  const first = rows.findIndex(({ at }) => at !== undefined && at >= moment);
  const cut = moment === -Infinity ? 0 : first < 0 ? rows.length : first;
  return { before: rows.slice(0, cut), after: rows.slice(cut) };
}

/** Rows of several logs in the order of their times. What has no time stays behind the row that it follows in its log. */
export function mergedByTime(logs: readonly (readonly LogRow[])[]): readonly LogRow[] {
  const left = logs.map((rows) => ({ rows, next: 0, at: timeFrom(rows, 0) }));
  const merged: LogRow[] = [];
  for (;;) {
    const waiting = left.filter(({ rows, next }) => next < rows.length);
    const [one, ...others] = waiting;
    if (one === undefined) {
      return merged;
    }
    const oldest = others.reduce((best, other) => (other.at < best.at ? other : best), one);
    do {
      const row = oldest.rows[oldest.next];
      if (row !== undefined) {
        merged.push(row);
      }
      oldest.next += 1;
    } while (oldest.next < oldest.rows.length && oldest.rows[oldest.next]?.at === undefined);
    oldest.at = timeFrom(oldest.rows, oldest.next);
  }
}

/** Lines without a time at the beginning belong to what was not read: they come first. */
function timeFrom(rows: readonly LogRow[], index: number): number {
  return rows[index]?.at ?? -Infinity;
}
