import type { Standing } from '../../src/shared/protocol/report';
import type { ReportContext } from './context';

const DAY_MS = 24 * 60 * 60_000;

/** How a delivery stands, in one line: since when, how many messages wait, and until when. */
export function standingText(
  { state, since, now, waiting, validUntil }: Standing,
  { words, formats }: ReportContext,
): string {
  const { dates, durations, numbers } = formats();
  const moment = (at: number): string => (Math.abs(at - now) < DAY_MS / 2 ? dates.time(at) : dates.dayAndTime(at));
  return [
    since === undefined
      ? state
      : words.t(
          'standing.since',
          state,
          now - since < DAY_MS ? `${moment(since)} (${durations.length(now - since)})` : moment(since),
        ),
    ...(waiting === undefined
      ? []
      : [waiting === 1 ? words.t('standing.waitingOne') : words.t('standing.waiting', numbers.count(waiting))]),
    ...(validUntil === undefined
      ? []
      : [words.t(validUntil > now ? 'standing.valid' : 'standing.ended', moment(validUntil))]),
  ].join(' · ');
}
