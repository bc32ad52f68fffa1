import type { LogRow } from './logRow';
import { readServerLine } from './serverLine';

/** A line of a server's log as a row: a line that has no time continues the one above, and nothing of a line is lost. */
export function serverRow(line: string): LogRow {
  const read = readServerLine(line);
  if (read === undefined) {
    return { kind: 'more', text: line };
  }
  const { at, level, timeLength } = read;
  const known = level === undefined ? {} : { level };
  return at === undefined
    ? { kind: 'entry', text: line, ...known }
    : { kind: 'entry', at, text: line.slice(timeLength), ...known };
}
