import { JOURNAL_INDENT } from './journalRows';
import { readShownLine } from './shownLine';

const LEVEL_WIDTH = 7;
/** Where a message begins in the compact form: behind `14:05:09  ERROR    `. */
const INDENT = ' '.repeat('14:05:09'.length + LEVEL_WIDTH + 4);

/**
 * Lines without what stands between time and message: process, thread, number, channel, fractions of seconds and zone.
 * The date is told where it changes. `day` is that of the last line above, `2026-11-23`. Lines without a level or a
 * time stay as they are, so nothing is lost of what is not understood. Each line stays one line.
 */
export function compactLines(
  lines: readonly string[],
  day: string | undefined,
): { readonly lines: readonly string[]; readonly day: string | undefined } {
  let last = day;
  const compact = lines.map((line) => {
    const shown = readShownLine(line);
    if (shown === undefined) {
      return line.startsWith(JOURNAL_INDENT) ? `${INDENT}${line.slice(JOURNAL_INDENT.length)}` : line;
    }
    if (shown.kind !== 'entry' || shown.level === undefined || shown.time === undefined) {
      return line;
    }
    const date = shown.day === undefined || shown.day === last ? '' : `${shown.day} `;
    last = shown.day ?? last;
    return `${date}${shown.time}  ${shown.level.toUpperCase().padEnd(LEVEL_WIDTH)}  ${shown.message}`;
  });
  return { lines: compact, day: last };
}
