import type { EpochMs } from '../../domain/delivery';

const DATE_TIME =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s*(Z|[+-]\d\d(?::?\d\d)?)?)?$/;

/**
 * UTC epoch milliseconds of an XTK date or date-time, undefined when blank or not a date.
 * Forms seen: `2026-09-12 17:13:39.507Z` (rows), `2026-09-12T17:13:39.507Z` (SOAP values), `2026-09-12`, the short
 * offset `-07` of `/r/test`, and plain epoch seconds (what the SDK's XtkCaster accepts). Without an offset it is UTC:
 * the machine's own time zone must not matter.
 */
export function toEpochMs(text: string | undefined): EpochMs | undefined {
  if (text === undefined || text === '') {
    return undefined;
  }
  return usualForm(text) ?? anyForm(text.trim());
}

const LAST_DAY = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Two digits as a number, -1 when they are none. */
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
}

/**
 * The form that rows have, `2026-09-12 17:13:39.507Z`, without a regular expression: logs have several dates in each of
 * a million rows. Undefined for every other form, and for what is not exactly this one.
 */
function usualForm(text: string): EpochMs | undefined {
  if (
    text.length !== 24 ||
    text[23] !== 'Z' ||
    text[4] !== '-' ||
    text[7] !== '-' ||
    text[13] !== ':' ||
    text[16] !== ':' ||
    text[19] !== '.'
  ) {
    return undefined;
  }
  const [century, years, month, day] = [twoDigits(text, 0), twoDigits(text, 2), twoDigits(text, 5), twoDigits(text, 8)];
  const [hour, minute, second] = [twoDigits(text, 11), twoDigits(text, 14), twoDigits(text, 17)];
  const [hundredths, thousandth] = [twoDigits(text, 20), text.charCodeAt(22) - 48];
  const isTime = hour >= 0 && hour <= 23 && minute >= 0 && minute <= 59 && second >= 0 && second <= 59;
  // February 29th is left to the thorough reader.
  const isDate = century >= 0 && years >= 0 && day >= 1 && day <= (LAST_DAY[month - 1] ?? 0);
  if (
    !isTime ||
    !isDate ||
    hundredths < 0 ||
    thousandth < 0 ||
    thousandth > 9 ||
    (text[10] !== ' ' && text[10] !== 'T')
  ) {
    return undefined;
  }
  return Date.UTC(century * 100 + years, month - 1, day, hour, minute, second, hundredths * 10 + thousandth);
}

function anyForm(value: string): EpochMs | undefined {
  if (/^\d{6,11}$/.test(value)) {
    return Number(value) * 1000;
  }
  const match = DATE_TIME.exec(value);
  if (match === null) {
    return undefined;
  }
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '0', zone = 'Z'] = match;
  const ms = Number(`0.${fraction}`) * 1000;
  const utc = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
    Math.floor(ms),
  );
  const date = new Date(utc);
  const exists =
    date.getUTCMonth() === Number(month) - 1 &&
    date.getUTCDate() === Number(day) &&
    date.getUTCHours() === Number(hour);
  if (!exists || Number(minute) > 59 || Number(second) > 59) {
    return undefined;
  }
  return utc - offsetMs(zone);
}

/** Offset from UTC that a date-time is written with, minutes; undefined where it has none. */
export function utcOffsetMinutes(text: string | undefined): number | undefined {
  const zone = DATE_TIME.exec(text?.trim() ?? '')?.[8];
  return zone === undefined ? undefined : offsetMs(zone) / 60_000;
}

function offsetMs(zone: string): number {
  if (zone === 'Z') {
    return 0;
  }
  const digits = zone.slice(1).replace(':', '');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2) || '0');
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000;
}

/** A finite number, undefined when blank or not a number. Never 0 for "nothing there". */
export function toNumber(text: string | undefined): number | undefined {
  if (text === undefined || text === '') {
    return undefined;
  }
  const value = text.trim();
  if (!/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(value)) {
    return undefined;
  }
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}

/** A whole number that a double holds exactly, else undefined (64-bit keys stay strings for that reason). */
export function toInteger(text: string | undefined): number | undefined {
  if (text === undefined || text === '') {
    return undefined;
  }
  const short = shortNumber(text);
  if (short !== undefined) {
    return short;
  }
  const number = toNumber(text);
  return number !== undefined && Number.isSafeInteger(number) ? number : undefined;
}

/** A number of up to nine digits and nothing else, the commonest of all values; undefined for anything else. */
function shortNumber(text: string): number | undefined {
  if (text.length > 9) {
    return undefined;
  }
  let number = 0;
  for (let at = 0; at < text.length; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) {
      return undefined;
    }
    number = number * 10 + digit;
  }
  return number;
}

/** XTK booleans are `1`/`0` in rows and `true`/`false` in SOAP values; undefined for anything else. */
export function toBoolean(text: string | undefined): boolean | undefined {
  const value = text?.trim().toLowerCase() ?? '';
  if (value === 'true') {
    return true;
  }
  if (value === 'false') {
    return false;
  }
  const number = toInteger(value);
  return number === undefined ? undefined : number !== 0;
}

/** The form of a date-time literal and of a date-time SOAP argument: `2026-09-12T17:13:39.507Z`. */
export function fromEpochMs(at: EpochMs): string {
  return new Date(at).toISOString();
}
