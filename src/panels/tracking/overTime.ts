import type { Delivery, EpochMs } from '../../domain/delivery';
import type { ReactionSlice } from '../../domain/reactions';
import { reactionSeries, SLICE_MS } from '../../domain/reactions';
import type { ThroughputWindow } from '../../domain/throughputPeriod';
import { bucketSizeFor, windowBetween } from '../../domain/throughputPeriod';
import type { TrackingFigures } from '../../domain/tracking';
import type { OverTime } from '../../shared/protocol/tracking';

/** The same of another delivery, to lay beside it. */
export interface Comparison {
  readonly label: string;
  readonly broadStart: EpochMs | undefined;
  readonly slices: readonly ReactionSlice[];
}

interface Context {
  readonly compared?: Comparison;
  readonly delivery: Pick<Delivery, 'broadStart'>;
  readonly figures: TrackingFigures | undefined;
  readonly readAt: EpochMs;
}

/** Buckets in the chart at most: more than a screen shows at once, because it can be zoomed. */
const FINER_THAN_USUAL = 4;

/** Reactions from the start of the send to the last that is known. */
export function overTimeOf(
  slices: readonly ReactionSlice[],
  { delivery, figures, readAt, compared }: Context,
): OverTime {
  const times = slices.map(({ at }) => at);
  const last = times.reduce((a, b) => Math.max(a, b), -Infinity);
  const first = Math.min(
    delivery.broadStart ?? Infinity,
    times.reduce((a, b) => Math.min(a, b), Infinity),
  );
  const from = Number.isFinite(first) ? first : readAt - SLICE_MS;
  const to = Math.max(last + SLICE_MS, from + SLICE_MS);
  const window = windowBetween(from, to, Math.max(SLICE_MS, bucketSizeFor((to - from) / FINER_THAN_USUAL)));
  const knownUntil = Math.max(figures?.computedAt ?? 0, last + SLICE_MS);
  const series = reactionSeries(slices, window, knownUntil);
  const lastBucket = series.at.at(-1);
  const column = (values: readonly (number | undefined)[]): (number | null)[] => values.map((value) => value ?? null);
  return {
    window: { ...window },
    at: [...series.at],
    opens: column(series.opens),
    clicks: column(series.clicks),
    optOuts: column(series.optOuts),
    runningFrom: lastBucket !== undefined && lastBucket + window.bucketMs > knownUntil ? lastBucket : undefined,
    compared: compared && comparedColumns(compared, window, window.to - window.from),
  };
}

/** The other's reactions, moved so that both begin at the left edge. */
function comparedColumns(
  { label, broadStart, slices }: Comparison,
  { from, bucketMs }: ThroughputWindow,
  lengthMs: number,
): OverTime['compared'] {
  const start = slices.reduce((least, { at }) => Math.min(least, at), broadStart ?? Infinity);
  if (!Number.isFinite(start)) {
    return { label, opens: [], clicks: [] };
  }
  const moved = slices.map((slice) => ({ ...slice, at: slice.at - Math.floor(start / bucketMs) * bucketMs + from }));
  const series = reactionSeries(moved, { from, to: from + lengthMs, bucketMs }, Infinity);
  return {
    label,
    opens: series.opens.map((value) => value ?? null),
    clicks: series.clicks.map((value) => value ?? null),
  };
}
