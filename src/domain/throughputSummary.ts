import type { DeliveryCounters, EpochMs } from './delivery';
import { remainingMessages } from './progress';
import type { ThroughputSample } from './throughput';
import { outcomes } from './throughputSeries';
import type { ThroughputPoint } from './throughputSeries';

/** What "now" means for a rate, ms: long enough to bridge the pauses between the MTA's writes. */
export const RATE_NOW_OVER_MS = 5 * 60_000;

/** Messages per hour, successes and errors together, over the last `overMs`; undefined when nothing was reported. */
export function rateNow(
  samples: readonly ThroughputSample[],
  now: EpochMs,
  overMs: number = RATE_NOW_OVER_MS,
): number | undefined {
  return perHourWithin(samples, now, overMs, (sample) => {
    const { success, error } = outcomes(sample);
    return success + error;
  });
}

export interface ThroughputSummary {
  /** The highest rate of the window, messages per hour: no bucket, nor the rate now, is above it. */
  readonly peak: { readonly perHour: number; readonly at: EpochMs } | undefined;
  /**
   * Messages per hour while sending: each bucket's rate weighs as much as the messages sent in it, so that quiet hours with
   * a few retries hardly count. Never above the peak.
   */
  readonly average: number | undefined;
  /** Messages in the window. */
  readonly messages: number;
}

/**
 * Peak, average and total of a series. `now` is what is rated as now: it may be above every bucket, when it lies across
 * two of them.
 */
export function summarise(
  points: readonly ThroughputPoint[],
  now?: { readonly perHour: number; readonly at: EpochMs },
): ThroughputSummary {
  const rated = points.flatMap(({ at, messages, successPerHour, errorPerHour }) =>
    messages === undefined || successPerHour === undefined || errorPerHour === undefined
      ? []
      : [{ at, messages, perHour: successPerHour + errorPerHour }],
  );
  const messages = rated.reduce((total, point) => total + point.messages, 0);
  const peak = [...rated, ...(now === undefined ? [] : [now])].reduce<{ at: EpochMs; perHour: number } | undefined>(
    (best, point) => (best === undefined || point.perHour > best.perHour ? point : best),
    undefined,
  );
  return {
    peak: peak && { perHour: peak.perHour, at: peak.at },
    average:
      messages === 0 ? undefined : rated.reduce((total, point) => total + point.perHour * point.messages, 0) / messages,
    messages,
  };
}

/** What an expected end takes for granted; shown beside it, in words. */
export type EtaAssumption = 'rateStays' | 'countersMayLag' | 'retriesComeOnTop';

export type ExpectedEnd =
  | {
      readonly kind: 'expected';
      readonly at: EpochMs;
      readonly remaining: number;
      /** First tries per hour, the rate it is based on. */
      readonly perHour: number;
      /** That rate was taken over this time, ms. */
      readonly overMs: number;
      readonly assumptions: readonly EtaAssumption[];
    }
  | { readonly kind: 'unknown'; readonly because: 'noCounters' | 'nothingSentLately' | 'onlyRetries' | 'allHandled' };

/**
 * When the first pass over all messages ends. Only first tries count towards it: each message has one, while
 * retries come on top and depend on the receiving side.
 */
export function expectedEnd(
  counters: DeliveryCounters,
  samples: readonly ThroughputSample[],
  now: EpochMs,
  overMs: number = RATE_NOW_OVER_MS,
): ExpectedEnd {
  const remaining = remainingMessages(counters);
  if (remaining === undefined) {
    return { kind: 'unknown', because: 'noCounters' };
  }
  if (remaining === 0) {
    return { kind: 'unknown', because: 'allHandled' };
  }
  const perHour = perHourWithin(samples, now, overMs, (sample) => sample.firstSuccess + sample.firstError);
  if (perHour === undefined) {
    return { kind: 'unknown', because: 'nothingSentLately' };
  }
  if (perHour <= 0) {
    const any = rateNow(samples, now, overMs) ?? 0;
    return { kind: 'unknown', because: any > 0 ? 'onlyRetries' : 'nothingSentLately' };
  }
  return {
    kind: 'expected',
    at: now + (remaining / perHour) * 3_600_000,
    remaining,
    perHour,
    overMs,
    assumptions: ['rateStays', 'countersMayLag', 'retriesComeOnTop'],
  };
}

function perHourWithin(
  samples: readonly ThroughputSample[],
  now: EpochMs,
  overMs: number,
  messages: (sample: ThroughputSample) => number,
): number | undefined {
  const recent = samples.filter((sample) => sample.at > now - overMs && sample.at <= now);
  if (recent.length === 0) {
    return undefined;
  }
  return (recent.reduce((total, sample) => total + messages(sample), 0) * 3_600_000) / overMs;
}
