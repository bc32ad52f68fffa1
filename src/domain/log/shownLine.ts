import { LEVELS, type LogLevel } from './logRow';
import { readServerLine } from './serverLine';

/** What a line of a log says by its form, in either format, as it stands in an editor. */
export interface ShownLine {
  readonly kind: 'entry' | 'gap' | 'heading';
  /** `2026-11-23`. */
  readonly day?: string;
  /** `14:05:09`. */
  readonly time?: string;
  readonly level?: LogLevel;
  readonly pid?: string;
  readonly message: string;
}

/** Marks a line that says that lines may be missing here. */
export const GAP_MARK = '⋯';

/** The date is missing where a log is shown in its compact form (`compactLines.ts`). */
const JOURNAL =
  /^(?:(?:(\d{4}-\d\d-\d\d) )?(\d\d:\d\d:\d\d)|-{19}) {2}(ERROR|WARNING|INFO|STATUS|VERBOSE|TYPE \d+) +(.*)$/;

/** Undefined for a line that continues the entry above. */
export function readShownLine(line: string): ShownLine | undefined {
  if (line.startsWith('# ')) {
    return { kind: 'heading', message: line.slice(2) };
  }
  if (line.startsWith(GAP_MARK)) {
    return { kind: 'gap', message: line.slice(GAP_MARK.length).trim() };
  }
  const journal = JOURNAL.exec(line);
  if (journal !== null) {
    const [, day, time, level = '', message = ''] = journal;
    return { kind: 'entry', ...moment(day, time), ...levelOf(level), message };
  }
  const server = readServerLine(line);
  if (server === undefined) {
    return undefined;
  }
  const { day, time, level, pid, message } = server;
  return {
    kind: 'entry',
    ...(day === undefined ? {} : { day }),
    time,
    ...(level === undefined ? {} : { level }),
    ...(pid === undefined ? {} : { pid }),
    message,
  };
}

function moment(day: string | undefined, time: string | undefined): { day?: string; time?: string } {
  return { ...(day === undefined ? {} : { day }), ...(time === undefined ? {} : { time }) };
}

/** The word of a journal's line; `TYPE 9` is none. */
function levelOf(word: string): { level?: LogLevel } {
  const level = LEVELS.find((known) => known === word.toLowerCase());
  return level === undefined ? {} : { level };
}

/**
 * A log without what differs in every line of another one: times, pids, threads. What is left are levels and messages,
 * which can be compared.
 */
export function comparableText(text: string): string {
  return text
    .split(/\r\n|\n/)
    .map((line) => {
      const shown = readShownLine(line);
      if (shown === undefined || shown.kind === 'heading') {
        return line;
      }
      if (shown.kind === 'gap') {
        return `⋯ ${shown.message}`;
      }
      return `${(shown.level ?? '').toUpperCase().padEnd(7)}  ${shown.message}`;
    })
    .join('\n');
}
