import type { EpochMs } from '../delivery';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;
const UNITS: Readonly<Record<string, number>> = { h: HOUR, d: DAY, w: 7 * DAY, mo: 30 * DAY, y: 365 * DAY };

/** A point in time as typed: so long before now, or the beginning or end of a day of this machine's calendar. */
export type FilterDate =
  | { readonly kind: 'ago'; readonly ms: number }
  | { readonly kind: 'daysBack'; readonly days: number }
  | { readonly kind: 'day'; readonly year: number; readonly month: number; readonly day: number };

/** `24h`, `7d`, `4w`, `3mo`, `1y`, `today`, `yesterday` or `2026-11-23`; undefined for anything else, such as 2026-02-30. */
export function parseFilterDate(word: string): FilterDate | undefined {
  const text = word.toLowerCase();
  if (text === 'today') {
    return { kind: 'daysBack', days: 0 };
  }
  if (text === 'yesterday') {
    return { kind: 'daysBack', days: 1 };
  }
  const [, count = '', unit = ''] = /^(\d{1,4})(h|d|w|mo|y)$/.exec(text) ?? [];
  const ms = UNITS[unit];
  if (ms !== undefined) {
    return { kind: 'ago', ms: Number(count) * ms };
  }
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  if (year === '') {
    return undefined;
  }
  const date = { year: Number(year), month: Number(month), day: Number(day) };
  const real = new Date(date.year, date.month - 1, date.day);
  return real.getMonth() === date.month - 1 && real.getDate() === date.day ? { kind: 'day', ...date } : undefined;
}

/** The instant meant: for a day, its beginning, or with `end` the beginning of the next. */
export function instantOf(date: FilterDate, now: EpochMs, end = false): EpochMs {
  if (date.kind === 'ago') {
    return now - date.ms;
  }
  const more = end ? 1 : 0;
  if (date.kind === 'day') {
    return new Date(date.year, date.month - 1, date.day + more).getTime();
  }
  const today = new Date(now);
  return new Date(today.getFullYear(), today.getMonth(), today.getDate() - date.days + more).getTime();
}
