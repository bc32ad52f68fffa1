import type { EpochMs } from '../delivery';

/** `journal`: `2026-11-23 14:05:09`. `server`: `2026-11-23T14:05:09.123+01:00`, or `Z`, as the servers write. */
export type TimeStyle = 'journal' | 'server';

/** Offsets change at most every quarter of an hour, on every clock of the world. */
const QUARTER_MS = 15 * 60_000;
const MINUTE_MS = 60_000;

/** Writes times in a zone. It asks for the zone's offset once a quarter of an hour of the log, since asking is slow. */
export function timeWriter(style: TimeStyle, timeZone: string): (at: EpochMs) => string {
  const offset = offsetOf(timeZone);
  if (style === 'journal') {
    return (at) => new Date(at + offset(at)).toISOString().slice(0, 19).replace('T', ' ');
  }
  return (at) => {
    const shift = offset(at);
    const iso = new Date(at + shift).toISOString();
    return shift === 0 ? iso : `${iso.slice(0, -1)}${signed(shift)}`;
  };
}

function offsetOf(timeZone: string): (at: EpochMs) => number {
  if (timeZone === 'UTC') {
    return () => 0;
  }
  // Sweden writes dates as ISO 8601 does.
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  let quarter = Number.NaN;
  let offset = 0;
  return (at) => {
    const asked = Math.floor(at / QUARTER_MS);
    if (asked !== quarter) {
      quarter = asked;
      const start = asked * QUARTER_MS;
      offset = Date.parse(`${format.format(start).replace(' ', 'T')}Z`) - start;
    }
    return offset;
  };
}

function signed(shift: number): string {
  const minutes = Math.abs(Math.round(shift / MINUTE_MS));
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${shift < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** Whether this machine knows the zone's name: instances may name theirs as they like. */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
