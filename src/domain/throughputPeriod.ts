import type { EpochMs } from './delivery';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/**
 * The periods offered, with the bucket each is drawn in. Adobe's report has views of 1, 3, 24 hours; its own rows
 * are grouped by ten minutes over six hours (report `throughput`: period 21600 s, step 600 s).
 */
export const THROUGHPUT_PERIODS = {
  lastHour: { lengthMs: HOUR, bucketMs: MINUTE },
  last3Hours: { lengthMs: 3 * HOUR, bucketMs: 5 * MINUTE },
  last6Hours: { lengthMs: 6 * HOUR, bucketMs: 10 * MINUTE },
  last24Hours: { lengthMs: 24 * HOUR, bucketMs: 30 * MINUTE },
  last7Days: { lengthMs: 7 * 24 * HOUR, bucketMs: 3 * HOUR },
} as const;

export type ThroughputPeriod = keyof typeof THROUGHPUT_PERIODS;

/** A span cut into buckets. `from` lies on a bucket's edge, so that the first bucket is whole. */
export interface ThroughputWindow {
  readonly from: EpochMs;
  /** Exclusive: usually now. */
  readonly to: EpochMs;
  readonly bucketMs: number;
}

/** The window of a period that ends now. Ask for samples from `from` on. */
export function windowOfPeriod(period: ThroughputPeriod, now: EpochMs): ThroughputWindow {
  const { lengthMs, bucketMs } = THROUGHPUT_PERIODS[period];
  return windowBetween(now - lengthMs, now, bucketMs);
}

/** Bucket sizes a person reads easily, ms. */
const BUCKET_SIZES = [
  10 * SECOND,
  30 * SECOND,
  MINUTE,
  5 * MINUTE,
  10 * MINUTE,
  30 * MINUTE,
  HOUR,
  3 * HOUR,
  6 * HOUR,
  24 * HOUR,
];

/** No more buckets than this in a window of free length: what a chart shows without crowding. */
const MOST_BUCKETS = 120;

/** The window of any span, with the smallest readable bucket that keeps it at 120 buckets or fewer. */
export function windowBetween(from: EpochMs, to: EpochMs, bucketMs = bucketSizeFor(to - from)): ThroughputWindow {
  return { from: Math.floor(from / bucketMs) * bucketMs, to, bucketMs };
}

/** The smallest readable bucket, ms, that cuts a span into at most 120; whole days beyond. */
export function bucketSizeFor(lengthMs: number): number {
  const day = 24 * HOUR;
  return BUCKET_SIZES.find((size) => lengthMs / size <= MOST_BUCKETS) ?? Math.ceil(lengthMs / MOST_BUCKETS / day) * day;
}
