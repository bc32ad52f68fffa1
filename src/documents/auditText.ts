import type { AuditLine } from '../campaign/instance';

export interface AuditTextOptions {
  /** First lines, without `#`. */
  readonly heading: readonly string[];
  readonly timeZone: string;
}

/** `@logType` of xtk:jobLog. */
const LEVELS: Readonly<Record<number, string>> = { 0: 'ERROR', 1: 'WARNING', 2: 'INFO', 3: 'STATUS', 4: 'VERBOSE' };
const LEVEL_WIDTH = 7;
const NO_TIME = '-------------------';

/**
 * A delivery's journal as text, oldest first: time, level, message, one entry a line. Further lines of a message are
 * indented to where it begins, so that a filter or a fold can keep them together.
 */
export function auditText(lines: readonly AuditLine[], { heading, timeZone }: AuditTextOptions): string {
  const time = timeFormat(timeZone);
  const indent = ' '.repeat(NO_TIME.length + LEVEL_WIDTH + 4);
  const body = lines.map(({ at, type, message }) => {
    const level = (LEVELS[type] ?? `TYPE ${type}`).padEnd(LEVEL_WIDTH);
    const text = message.trimEnd().split(/\r\n|\r|\n|\u2028|\u2029/).join(`\n${indent}`);
    return `${at === undefined ? NO_TIME : time(at)}  ${level}  ${text}`;
  });
  return [...heading.map((line) => `# ${line}`), '', ...body, ''].join('\n');
}

/** `2026-11-23 14:05:09` in a zone; the same width for every line, whatever the language. */
function timeFormat(timeZone: string): (at: number) => string {
  // Sweden writes dates as ISO 8601 does.
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  return (at) => format.format(at);
}
