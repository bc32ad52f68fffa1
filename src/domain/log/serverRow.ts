import type { LogLevel, LogRow } from './logRow';

/** `2021-05-31T08:42:18.124Z`, also with a comma, without milliseconds, or with an offset; a zone is needed to shift it. */
const TIME = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:[.,](\d{1,9}))?(Z|[+-]\d\d:?\d\d)?(?=[\t ]|$)/;
/** `10:42:18 >   text`: what nlserver prints on a console. */
const CONSOLE_TIME = /^\d\d:\d\d:\d\d > /;
/** Up to four numbers (pid, thread, level), then the level in words. */
const LEVEL = /^[\t ]+(?:\d+[\t ]+){0,4}\[?(error|fatal|warn(?:ing)?|info(?:rmation)?|status|verbose|debug)\b/i;

const WORDS: Readonly<Record<string, LogLevel>> = {
  error: 'error',
  fatal: 'error',
  warn: 'warning',
  warning: 'warning',
  info: 'info',
  information: 'info',
  status: 'status',
  verbose: 'verbose',
  debug: 'verbose',
};

/**
 * A line of a server's log. The only samples that Adobe published (the troubleshooting page of the Triggers pipeline)
 * read `time pid thread number level channel text`; so time and level are looked for leniently, and a line that has no
 * time continues the one above. Nothing of a line is lost: what is not understood stays as it is.
 */
export function serverRow(line: string): LogRow {
  const time = TIME.exec(line);
  if (time === null) {
    return { kind: CONSOLE_TIME.test(line) ? 'entry' : 'more', text: line };
  }
  const [all, day = '', clock = '', fraction, zone] = time;
  const rest = line.slice(all.length);
  const level = levelOf(rest);
  const known = level === undefined ? {} : { level };
  const at =
    zone === undefined
      ? Number.NaN
      : Date.parse(`${day}T${clock}.${(fraction ?? '').slice(0, 3).padEnd(3, '0')}${zone}`);
  return Number.isNaN(at) ? { kind: 'entry', text: line, ...known } : { kind: 'entry', at, text: rest, ...known };
}

function levelOf(rest: string): LogLevel | undefined {
  const word = LEVEL.exec(rest)?.[1];
  return word === undefined ? undefined : WORDS[word.toLowerCase()];
}
