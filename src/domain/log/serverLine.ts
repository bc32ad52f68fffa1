import type { LogRow } from './logRow';
import type { LogLevel } from './logRow';

/**
 * The shapes of a line in a server's log, told once: the parser below, the colours (media/campaign-log.tmLanguage.json,
 * held against this by a test), Problems, outline, filters and comparisons all follow it. Adobe documents none; these are
 * met in its pages and support articles: `time pid thread number level channel text`, parted by tabs or blanks, with ids
 * in decimal or hexadecimal, one or two of them, and offsets of any form. Sources of regular expressions.
 */
export const SERVER_LINE = {
  /** `2021-05-31T08:42:18.124Z`, `2019-07-05 16:01:59.874+05:30`, `2023-04-13 03:50:13.857-05`; the zone may be missing. */
  time: String.raw`\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d(?::?\d\d)?)?`,
  /** A process or thread: decimal, also negative; hexadecimal of four digits or more, so that a word such as `bad` is none. */
  id: String.raw`-?\d{1,20}|(?:0x)?(?=[A-Fa-f]*\d)[0-9A-Fa-f]{4,16}|[A-Fa-f]{8}`,
  /** Words of the levels, whatever their case. */
  levels: {
    error: 'error|fatal',
    warning: 'warn(?:ing)?',
    info: 'info(?:rmation)?|status',
    verbose: 'verbose|debug',
  },
  /** The known channels, and any word that stands between tabs. */
  channel: String.raw`(?:log|wdbc|ncm|rdr|nms|jst|timing|soap|xtk|xtkquery|session|xtkwriter|network|pop3|inmail|ldap|nlmta|smpp)(?=[\t ]|$)|[A-Za-z][\w.-]{0,31}(?=\t)`,
  /** `16:19:10 >   text`: what nlserver prints on a console. */
  consoleTime: String.raw`\d\d:\d\d:\d\d(?= > )`,
} as const;

/** Process, thread and number: each may be missing, a number alone beside a process is no thread. */
export const SERVER_IDS = String.raw`(?:(${SERVER_LINE.id})[\t ]+(?:(${SERVER_LINE.id})[\t ]+)??(?:(\d+)[\t ]+)?)?`;

const TIME = new RegExp(`^(${SERVER_LINE.time})(?=[\\t ]|$)`);
const TIME_PARTS = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:[.,](\d+))?(Z|[+-]\d\d(?::?\d\d)?)?$/;
const FIELDS = new RegExp(
  `^[\\t ]+${SERVER_IDS}\\[?(${Object.values(SERVER_LINE.levels).join('|')})\\b\\]?(?:[\\t ]+(${SERVER_LINE.channel}))?[\\t ]*(.*)$`,
  'i',
);
const CONSOLE = new RegExp(`^(${SERVER_LINE.consoleTime}) > +(.*)$`);

/** What a line of a server's log says by its form. */
export interface ServerLine {
  /** `2026-11-23`; undefined for what a console shows. */
  readonly day?: string;
  /** `14:05:09`. */
  readonly time: string;
  /** Epoch ms; undefined where the line names no zone. */
  readonly at?: number;
  readonly pid?: string;
  readonly thread?: string;
  readonly level?: LogLevel;
  /** `log`, or the filter of a trace. */
  readonly channel?: string;
  readonly message: string;
  /** Columns that the time takes; 0 where it cannot be shown in another zone. */
  readonly timeLength: number;
}

/** Undefined for a line without a time: it continues the one above. Nothing is lost: what is not understood is message. */
export function readServerLine(line: string): ServerLine | undefined {
  const shown = CONSOLE.exec(line);
  if (shown !== null) {
    return { time: shown[1] ?? '', message: shown[2] ?? '', timeLength: 0 };
  }
  const stamp = TIME.exec(line)?.[1];
  const [, day = '', time = '', fraction = '', zone] = TIME_PARTS.exec(stamp ?? '') ?? [];
  if (stamp === undefined) {
    return undefined;
  }
  const at = zone === undefined ? Number.NaN : Date.parse(`${day}T${time}.${milliseconds(fraction)}${offset(zone)}`);
  const rest = line.slice(stamp.length);
  return { day, time, ...(Number.isNaN(at) ? { timeLength: 0 } : { at, timeLength: stamp.length }), ...fieldsOf(rest) };
}

type Fields = Pick<ServerLine, 'pid' | 'thread' | 'level' | 'channel' | 'message'>;

function fieldsOf(rest: string): Fields {
  const [matched, pid, thread, , word, channel, message = ''] = FIELDS.exec(rest) ?? [];
  if (matched === undefined) {
    return { message: rest.replace(/^[\t ]+/, '') };
  }
  return {
    ...(pid === undefined ? {} : { pid }),
    ...(thread === undefined ? {} : { thread }),
    ...(word === undefined ? {} : { level: levelOf(word) }),
    ...(channel === undefined ? {} : { channel }),
    message,
  };
}

function levelOf(word: string): LogLevel {
  switch (word.toLowerCase()) {
    case 'error':
    case 'fatal':
      return 'error';
    case 'warn':
    case 'warning':
      return 'warning';
    case 'status':
      return 'status';
    case 'verbose':
    case 'debug':
      return 'verbose';
    default:
      return 'info';
  }
}

function milliseconds(fraction: string): string {
  return fraction.slice(0, 3).padEnd(3, '0');
}

/** `-05`, `-0500` and `-05:00` are the same; dates are only read with the last. */
function offset(zone: string): string {
  const [, hours, minutes = '00'] = /^([+-]\d\d):?(\d\d)?$/.exec(zone) ?? [];
  return hours === undefined ? zone : `${hours}:${minutes}`;
}

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
