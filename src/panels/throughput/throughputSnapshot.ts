import type { DeliveryDetail, EpochMs } from '../../domain/delivery';
import { DELIVERY_STATES } from '../../domain/deliveryState';
import { progressOf } from '../../domain/progress';
import type { ThroughputSample } from '../../domain/throughput';
import type { ThroughputWindow } from '../../domain/throughputPeriod';
import { bucketSizeFor, windowBetween, windowOfPeriod } from '../../domain/throughputPeriod';
import { outcomes, throughputSeries } from '../../domain/throughputSeries';
import { expectedEnd, RATE_NOW_OVER_MS, rateNow, summarise } from '../../domain/throughputSummary';
import type { CustomSpan, ExpectedEndText, Period, Series, ThroughputFigures } from '../../shared/protocol/throughput';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** As in domain/throughputPeriod: a span cut into this many buckets gets the size asked for. */
const MOST_BUCKETS = 120;

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

/**
 * Over how long "now" is rated, ms: at least over two rows, and for a delivery that began to send within that
 * time no longer than since then, so that the first minutes don't look slow and the end far.
 */
function rateOver(samples: readonly ThroughputSample[], ofDelivery: boolean, now: EpochMs): number {
  const interval = writeInterval(samples);
  const usual = Math.max(RATE_NOW_OVER_MS, Math.ceil((2 * (interval ?? 0)) / MINUTE) * MINUTE);
  const first = samples[0]?.at;
  if (!ofDelivery || interval === undefined || first === undefined) {
    return usual;
  }
  // The first row speaks of the time before it was written.
  return Math.min(usual, Math.max(MINUTE / 2, now - first + interval));
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
