import type { ThroughputSample } from '../../domain/throughput';
import type { ThroughputWindow } from '../../domain/throughputPeriod';
import { throughputSeries } from '../../domain/throughputSeries';
import type { Series } from '../../shared/protocol/throughput';

/** The buckets of a window as columns. Retries are drawn apart though they are part of success and errors. */
export function seriesColumns(samples: readonly ThroughputSample[], window: ThroughputWindow): Series {
  const all = throughputSeries(samples, window);
  const retries = throughputSeries(
    samples.map((sample) => ({ ...sample, firstSuccess: 0, firstError: 0 })),
    window,
  );
  return {
    at: all.map(({ at }) => at),
    success: all.map(({ successPerHour }) => successPerHour ?? null),
    error: all.map(({ errorPerHour }) => errorPerHour ?? null),
    retries: retries.map(({ successPerHour, errorPerHour }) =>
      successPerHour === undefined || errorPerHour === undefined ? null : successPerHour + errorPerHour,
    ),
    bits: all.map(({ bitsPerSecond }) => bitsPerSecond ?? null),
    messages: all.map(({ messages }) => messages ?? null),
  };
}
