import type { DeliveryDetail, EpochMs } from '../../domain/delivery';
import { DELIVERY_STATES } from '../../domain/deliveryState';
import { progressOf } from '../../domain/progress';
import type { ThroughputSample } from '../../domain/throughput';
import type { ThroughputWindow } from '../../domain/throughputPeriod';
import { windowBetween, windowOfPeriod } from '../../domain/throughputPeriod';
import { rateOver } from '../../domain/throughputRate';
import { outcomes, throughputSeries } from '../../domain/throughputSeries';
import { expectedEnd, rateNow, summarise } from '../../domain/throughputSummary';
import type { CustomSpan, ExpectedEndText, Period, Series, ThroughputFigures } from '../../shared/protocol/throughput';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** True while the MTA may still hand over messages: what is drawn may grow. */
export function isLive(delivery: DeliveryDetail): boolean {
  return delivery.state > DELIVERY_STATES.ready && delivery.state < DELIVERY_STATES.paused;
}

/**
 * The window to read and draw. "Since the start" of a delivery that is over ends with its last row instead of
 * now, so that a send of last week fills the chart.
 */
export function windowFor(
  { period, span }: { readonly period: Period; readonly span?: CustomSpan },
  delivery: DeliveryDetail | undefined,
  now: EpochMs,
  newest: EpochMs | undefined,
): ThroughputWindow {
  if (period === 'custom') {
    return span === undefined ? windowOfPeriod('last24Hours', now) : windowBetween(span.from, span.to);
  }
  if (period !== 'sinceStart' || delivery === undefined) {
    // An instance has no start of its own.
    return windowOfPeriod(period === 'sinceStart' ? 'last24Hours' : period, now);
  }
  const start = delivery.broadStart ?? delivery.contactDate ?? now - HOUR;
  const from = Math.min(start, now - MINUTE);
  if (isLive(delivery)) {
    return windowBetween(from, now);
  }
  const end = Math.max(delivery.broadEnd ?? 0, newest === undefined ? 0 : newest + 1);
  return windowBetween(from, end > from ? Math.min(end, now) : Math.min(from + HOUR, now));
}

export interface FiguresInput {
  /** Undefined: of the whole instance. */
  readonly delivery: DeliveryDetail | undefined;
  readonly samples: readonly ThroughputSample[];
  readonly window: ThroughputWindow;
  readonly now: EpochMs;
  readonly newest: EpochMs | undefined;
}

/** The figures above the chart. Rates are messages per hour; the chart is to be rated over `nowOverMs` too. */
export function figuresOf({ delivery, samples, window, now, newest }: FiguresInput): ThroughputFigures {
  const nowOverMs = rateOver(samples, delivery !== undefined, now);
  const perHour = rateNow(samples, now, nowOverMs);
  const summary = summarise(
    throughputSeries(samples, window, nowOverMs),
    // A period that ended before has no now.
    perHour === undefined || window.to < now ? undefined : { perHour, at: now },
  );
  return {
    nowOverMs,
    now: perHour,
    lastMinute: rateNow(samples, now, MINUTE),
    lastHour: rateNow(samples, now, HOUR),
    average: summary.average,
    peak: summary.peak && { ...summary.peak },
    messages: summary.messages,
    bytesPerMessage: bytesPerMessage(samples, window),
    progress: delivery && progressOf(delivery.counters),
    end: endOf(delivery, samples, now, nowOverMs),
    newest,
  };
}

function endOf(
  delivery: DeliveryDetail | undefined,
  samples: readonly ThroughputSample[],
  now: EpochMs,
  overMs: number,
): ExpectedEndText {
  if (delivery === undefined || !isLive(delivery)) {
    return { kind: 'unknown', because: 'notSending' };
  }
  const end = expectedEnd(delivery.counters, samples, now, overMs);
  return end.kind === 'unknown' ? end : { ...end, assumptions: [...end.assumptions] };
}

/** Bytes per message handed over in the window: Adobe's sign of messages that are too big. */
function bytesPerMessage(samples: readonly ThroughputSample[], window: ThroughputWindow): number | undefined {
  let bytes = 0;
  let messages = 0;
  for (const sample of samples) {
    if (sample.at < window.from || sample.at >= window.to) {
      continue;
    }
    const { success, error } = outcomes(sample);
    bytes += sample.bytes;
    messages += success + error;
  }
  return messages === 0 || bytes === 0 ? undefined : bytes / messages;
}

/** The buckets of a window as columns. Retries are drawn apart though they are part of success and errors. */
export function seriesColumns(
  samples: readonly ThroughputSample[],
  window: ThroughputWindow,
  leastRatedMs?: number,
): Series {
  const all = throughputSeries(samples, window, leastRatedMs);
  const retries = throughputSeries(
    samples.map((sample) => ({ ...sample, firstSuccess: 0, firstError: 0 })),
    window,
    leastRatedMs,
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
