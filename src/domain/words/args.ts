import * as l10n from '@vscode/l10n';
import type { EpochMs } from '../delivery';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * The arguments of a finding or of a fact, as words read them. A missing one is '' or 0, so that words never break a
 * diagnosis; whoever must tell the difference asks `has`.
 */
export interface Args {
  text(name: string): string;
  number(name: string): number;
  /** False for a missing argument and for an empty text. */
  has(name: string): boolean;
  /** A number grouped as the reader's language does: 12,345. */
  count(name: string): string;
  /** Bytes as whole megabytes (10^6), grouped. */
  megabytes(name: string): string;
  /** Milliseconds as whole seconds, grouped. */
  seconds(name: string): string;
  /** Epoch ms as a moment in the reader's language, see `timeText`. */
  time(name: string): string;
  /** Milliseconds as a length of time, see `durationText`. */
  duration(name: string): string;
}

/** Reads arguments for a reader of this language (BCP 47). */
export function argsOf(values: Readonly<Record<string, string | number>>, language: string): Args {
  const number = (name: string): number => Number(values[name] ?? 0);
  return {
    text: (name) => String(values[name] ?? ''),
    number,
    has: (name) => values[name] !== undefined && values[name] !== '',
    count: (name) => numberText(number(name), language),
    megabytes: (name) => numberText(Math.round(number(name) / 1e6), language),
    seconds: (name) => numberText(Math.round(number(name) / SECOND), language),
    time: (name) => timeText(number(name), language),
    duration: (name) => durationText(number(name)),
  };
}

/** A moment in the reader's language and time zone, with the zone named, because servers may be elsewhere. */
export function timeText(at: EpochMs, language: string): string {
  return new Intl.DateTimeFormat(language, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
  }).format(at);
}

/** A length of time in its largest unit that reads well: "45 s", "12 min", "3 h", "2 days". */
export function durationText(ms: number): string {
  const length = Math.abs(ms);
  if (length < 2 * MINUTE) {
    return l10n.t('{0} s', Math.round(length / SECOND));
  }
  if (length < 2 * HOUR) {
    return l10n.t('{0} min', Math.round(length / MINUTE));
  }
  if (length < 2 * DAY) {
    return l10n.t('{0} h', Math.round(length / HOUR));
  }
  return l10n.t('{0} days', Math.round(length / DAY));
}

/** A number grouped as the language does. */
export function numberText(value: number, language: string): string {
  return new Intl.NumberFormat(language).format(value);
}
