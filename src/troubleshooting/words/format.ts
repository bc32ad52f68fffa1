import { env, l10n } from 'vscode';
import type { EpochMs } from '../../domain/delivery';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A moment in the reader's language and time zone, with the zone named, because servers may be elsewhere. */
export function timeText(at: EpochMs): string {
  return new Intl.DateTimeFormat(env.language, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
  }).format(at);
}

/** The time of day of a moment that is near `near`, else the whole moment: evidence is mostly seconds old. */
export function clockText(at: EpochMs, near: EpochMs): string {
  if (Math.abs(at - near) > 12 * HOUR) {
    return timeText(at);
  }
  return new Intl.DateTimeFormat(env.language, { hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(at);
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

export function numberText(value: number): string {
  return new Intl.NumberFormat(env.language).format(value);
}
