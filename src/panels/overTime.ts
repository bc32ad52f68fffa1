import type { Delivery, EpochMs } from '../domain/delivery';
import type { ReactionSlice } from '../domain/reactions';
import { reactionSeries, SLICE_MS } from '../domain/reactions';
import { bucketSizeFor, windowBetween } from '../domain/throughputPeriod';
import type { TrackingFigures } from '../domain/tracking';
import type { OverTime } from '../shared/protocol/tracking';

interface Context {
  readonly delivery: Pick<Delivery, 'broadStart'>;
  readonly figures: TrackingFigures | undefined;
  readonly readAt: EpochMs;
}

/** Buckets in the chart at most: more than a screen shows at once, because it can be zoomed. */
const FINER_THAN_USUAL = 4;

/** Reactions from the start of the send to the last that is known. */
export function overTimeOf(slices: readonly ReactionSlice[], { delivery, figures, readAt }: Context): OverTime {
  const times = slices.map(({ at }) => at);
  const last = times.reduce((a, b) => Math.max(a, b), -Infinity);
  const first = Math.min(delivery.broadStart ?? Infinity, times.reduce((a, b) => Math.min(a, b), Infinity));
  const from = Number.isFinite(first) ? first : readAt - SLICE_MS;
  const to = Math.max(last + SLICE_MS, from + SLICE_MS);
  const window = windowBetween(from, to, Math.max(SLICE_MS, bucketSizeFor((to - from) / FINER_THAN_USUAL)));
  const series = reactionSeries(slices, window, Math.max(figures?.computedAt ?? 0, last + SLICE_MS));
  const column = (values: readonly (number | undefined)[]): (number | null)[] => values.map((value) => value ?? null);
  return {
    window: { ...window },
    at: [...series.at],
    opens: column(series.opens),
    clicks: column(series.clicks),
    optOuts: column(series.optOuts),
  };
}
