import { env } from 'vscode';
import type { EpochMs } from '../../domain/delivery';
import * as words from '../../domain/words/args';

const HALF_A_DAY = 12 * 60 * 60 * 1000;

/** A moment in the reader's language and time zone, with the zone named, because servers may be elsewhere. */
export function timeText(at: EpochMs): string {
  return words.timeText(at, env.language);
}

/** The time of day of a moment that is near `near`, else the whole moment: evidence is mostly seconds old. */
export function clockText(at: EpochMs, near: EpochMs): string {
  if (Math.abs(at - near) > HALF_A_DAY) {
    return timeText(at);
  }
  return new Intl.DateTimeFormat(env.language, { hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(at);
}

export { durationText } from '../../domain/words/args';

/** A number grouped as the reader's language does. */
export function numberText(value: number): string {
  return words.numberText(value, env.language);
}
