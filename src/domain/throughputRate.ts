import type { EpochMs } from './delivery';
import type { ThroughputSample } from './throughput';
import { bucketSizeFor, windowBetween, type ThroughputWindow } from './throughputPeriod';
import { RATE_NOW_OVER_MS } from './throughputSummary';

const MINUTE = 60_000;

/** As in throughputPeriod: a span cut into this many buckets gets the size asked for. */
const MOST_BUCKETS = 120;

/** A pause longer than this is a pause, and tells nothing about how often the MTA writes. */
const LONGEST_INTERVAL_MS = 30 * MINUTE;

/**
 * How often the MTA writes its statistics here: the time between two rows that covers half of the
 * time, ms. How often it does is not documented and differs between instances; undefined while there are too few rows
 * to tell.
 */
export function writeInterval(samples: readonly ThroughputSample[]): number | undefined {
  const times = [...new Set(samples.map(({ at }) => at))].sort((a, b) => a - b);
  const intervals = times
    .map((at, index) => at - (times[index - 1] ?? at))
    .filter((interval) => interval > 0 && interval <= LONGEST_INTERVAL_MS)
    .sort((a, b) => a - b);
  const half = intervals.reduce((sum, interval) => sum + interval, 0) / 2;
  let covered = 0;
  return intervals.length < 2 ? undefined : intervals.find((interval) => (covered += interval) >= half);
}

/**
 * The window with buckets no shorter than the time between two rows: in shorter ones a steady send would
 * show as peaks with gaps between them. While too few rows tell that time, a minute is the least.
 */
export function fittedTo(samples: readonly ThroughputSample[], window: ThroughputWindow): ThroughputWindow {
  const least = bucketSizeFor((writeInterval(samples) ?? MINUTE) * MOST_BUCKETS);
  return least <= window.bucketMs ? window : windowBetween(window.from, window.to, least);
}

/** The earliest instant at which a window begins once its rows have told how long its buckets must be. */
export function beginOfBuckets({ from, to }: ThroughputWindow): EpochMs {
  return Math.min(from, windowBetween(from, to, bucketSizeFor(LONGEST_INTERVAL_MS * MOST_BUCKETS)).from);
}

/**
 * Over how long "now" is rated, ms: at least over two rows, and for a delivery that began to send within that
 * time no longer than since then, so that the first minutes don't look slow and the end far.
 */
export function rateOver(samples: readonly ThroughputSample[], ofDelivery: boolean, now: EpochMs): number {
  const interval = writeInterval(samples);
  const usual = Math.max(RATE_NOW_OVER_MS, Math.ceil((2 * (interval ?? 0)) / MINUTE) * MINUTE);
  const first = samples[0]?.at;
  if (!ofDelivery || interval === undefined || first === undefined) {
    return usual;
  }
  // The first row speaks of the time before it was written.
  return Math.min(usual, Math.max(MINUTE / 2, now - first + interval));
}
