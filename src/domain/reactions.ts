import type { EpochMs } from './delivery';
import type { ThroughputWindow } from './throughputPeriod';
import type { UrlType } from './tracking';

/** What one slice of `nms:trackingStats` (five minutes) has of one type of URL. */
export interface ReactionSlice {
  /** Start of the slice. */
  readonly at: EpochMs;
  readonly urlType: UrlType;
  /** Events of the open URL (`[@url-id]=1`). */
  readonly opens: number;
  /** Events of all URLs of the type, opens among them. */
  readonly events: number;
}

/** Length of a slice as the instance consolidates them (`consolidationPeriodSec` 300). */
export const SLICE_MS = 5 * 60_000;

const CLICK: UrlType = 1;
const OPT_OUT: UrlType = 3;

/** Opens, clicks and opt-outs per bucket. */
export interface ReactionSeries {
  readonly at: readonly EpochMs[];
  readonly opens: readonly (number | undefined)[];
  readonly clicks: readonly (number | undefined)[];
  readonly optOuts: readonly (number | undefined)[];
}

/**
 * Slices cut into the window's buckets. Adobe, "User activities": opens are those of `[@url-id]=1`, clicks those of
 * `url/@type`=1. A bucket without rows had no reactions, up to `knownUntil`; what came later was not
 * consolidated yet, and is unknown.
 */
export function reactionSeries(
  slices: readonly ReactionSlice[],
  window: ThroughputWindow,
  knownUntil: EpochMs,
): ReactionSeries {
  const count = Math.max(0, Math.ceil((window.to - window.from) / window.bucketMs));
  const at = Array.from({ length: count }, (_, index) => window.from + index * window.bucketMs);
  const empty = (): (number | undefined)[] => at.map((start) => (start < knownUntil ? 0 : undefined));
  const series = { at, opens: empty(), clicks: empty(), optOuts: empty() };
  for (const slice of slices) {
    const index = Math.floor((slice.at - window.from) / window.bucketMs);
    if (index < 0 || index >= count) {
      continue;
    }
    add(series.opens, index, slice.opens);
    if (slice.urlType === CLICK) {
      add(series.clicks, index, slice.events - slice.opens);
    }
    if (slice.urlType === OPT_OUT) {
      add(series.optOuts, index, slice.events - slice.opens);
    }
  }
  return series;
}

function add(column: (number | undefined)[], index: number, events: number): void {
  column[index] = (column[index] ?? 0) + events;
}
