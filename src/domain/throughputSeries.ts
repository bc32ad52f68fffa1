import type { EpochMs } from './delivery';
import type { ThroughputSample } from './throughput';
import type { ThroughputWindow } from './throughputPeriod';

/** What was sent in one bucket, as rates. A bucket nothing was reported for has no rates: a gap, not a zero. */
export interface ThroughputPoint {
  /** Start of the bucket. */
  readonly at: EpochMs;
  /** Messages per hour accepted, first tries and retries together. */
  readonly successPerHour: number | undefined;
  /** Messages per hour refused, first tries and retries together. */
  readonly errorPerHour: number | undefined;
  readonly bitsPerSecond: number | undefined;
  /** Messages handled in the bucket, both ways. */
  readonly messages: number | undefined;
  /** True for the last bucket while it is not over: rated over the part that has passed. */
  readonly incomplete: boolean;
}

/**
 * The shortest time that anything is rated over, ms: a row tells of what was sent before it was written, so dividing by
 * the first seconds of a bucket would show a peak that never was.
 */
const LEAST_RATED_MS = 60_000;

interface Sums {
  success: number;
  error: number;
  bytes: number;
}

/** Messages of a sample by outcome. */
export function outcomes(sample: ThroughputSample): { readonly success: number; readonly error: number } {
  return {
    success: sample.firstSuccess + sample.retriesSuccess,
    error: sample.firstError + sample.retriesError,
  };
}

/**
 * Samples cut into the window's buckets, oldest first, one point per bucket. Rates: count × 3600 ÷ seconds, and
 * bytes × 8 ÷ seconds. Samples outside of the window are ignored, and need not be sorted. The running bucket is rated over
 * at least `leastRatedMs`, or its whole length where that is less: give the time between two rows, where it is known.
 */
export function throughputSeries(
  samples: readonly ThroughputSample[],
  window: ThroughputWindow,
  leastRatedMs = LEAST_RATED_MS,
): readonly ThroughputPoint[] {
  const count = Math.max(0, Math.ceil((window.to - window.from) / window.bucketMs));
  const sums = new Array<Sums | undefined>(count).fill(undefined);
  for (const sample of samples) {
    const index = Math.floor((sample.at - window.from) / window.bucketMs);
    if (index < 0 || index >= count) {
      continue;
    }
    const into = (sums[index] ??= { success: 0, error: 0, bytes: 0 });
    const { success, error } = outcomes(sample);
    into.success += success;
    into.error += error;
    into.bytes += sample.bytes;
  }
  return sums.map((bucket, index) => pointOf(bucket, window.from + index * window.bucketMs, window, leastRatedMs));
}

function pointOf(sums: Sums | undefined, at: EpochMs, window: ThroughputWindow, leastRatedMs: number): ThroughputPoint {
  const end = at + window.bucketMs;
  const incomplete = end > window.to;
  const passed = incomplete ? Math.max(window.to - at, Math.min(leastRatedMs, window.bucketMs)) : window.bucketMs;
  const perHour = (messages: number): number => (messages * 3_600_000) / passed;
  return {
    at,
    successPerHour: sums && perHour(sums.success),
    errorPerHour: sums && perHour(sums.error),
    bitsPerSecond: sums && (sums.bytes * 8_000) / passed,
    messages: sums && sums.success + sums.error,
    incomplete,
  };
}
