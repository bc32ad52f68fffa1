import type { EpochMs } from '../delivery';
import { LEVELS, type LogRow } from './logRow';

/** One entry of a journal, as the instance tells it. */
export interface JournalEntry {
  readonly at?: EpochMs;
  /** `@logType`. */
  readonly type: number;
  readonly message: string;
}

const LEVEL_WIDTH = 7;
const NO_TIME = '-------------------';
const LINE_END = /\r\n|\r|\n|\u2028|\u2029/;

/** Where a message begins: behind time, level and the blanks between them. Further lines begin there too. */
export const JOURNAL_INDENT = ' '.repeat(NO_TIME.length + LEVEL_WIDTH + 4);

/** A journal's entry as lines: level and message behind the time, further lines of the message below where it begins. */
export function journalRows({ at, type, message }: JournalEntry): readonly LogRow[] {
  const level = LEVELS[type];
  const word = (level?.toUpperCase() ?? `TYPE ${type}`).padEnd(LEVEL_WIDTH);
  const [first = '', ...more] = message.trimEnd().split(LINE_END);
  const text = `  ${word}  ${first}`;
  const known = level === undefined ? {} : { level };
  const head: LogRow =
    at === undefined ? { kind: 'entry', text: `${NO_TIME}${text}`, ...known } : { kind: 'entry', at, text, ...known };
  return [head, ...more.map((line): LogRow => ({ kind: 'more', text: `${JOURNAL_INDENT}${line}` }))];
}
