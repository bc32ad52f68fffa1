import './jitless';
import * as z from 'zod/mini';
import { column, epochMs, optionalNumber, part, subject, text } from './common';
import { commonState } from './savedState';

/** What became of a delivery's messages to one destination domain, numbers of messages. */
const destinationRow = z.object({
  domain: text,
  delivered: optionalNumber,
  /** Not yet handed over, or deferred: the instance does not tell these two apart. */
  waiting: optionalNumber,
  errors: optionalNumber,
  /** Of all messages of the delivery. */
  share: optionalNumber,
});
export type DestinationRow = z.output<typeof destinationRow>;

/** Those with most messages, the largest first; `domains` counts all. */
export const destinations = z.object({ rows: z.array(destinationRow), domains: z.number() });
export type Destinations = z.output<typeof destinations>;

/** The periods to choose from: those of domain/throughputPeriod, and the whole life of the delivery. */
export const PERIODS = [
  'lastHour',
  'last3Hours',
  'last6Hours',
  'last24Hours',
  'last7Days',
  'sinceStart',
  'custom',
] as const;
export type Period = (typeof PERIODS)[number];

/** A period of one's own; `from` before `to`. */
const customSpan = z.object({ from: epochMs, to: epochMs }).check(z.refine(({ from, to }) => from < to));
export type CustomSpan = z.output<typeof customSpan>;

export const SCOPES = ['delivery', 'instance'] as const;
export type Scope = (typeof SCOPES)[number];

/** Columns of equal length, one entry per bucket, oldest first. Rates: messages per hour and bits per second. */
export const series = z.object({
  at: z.array(epochMs),
  success: column,
  error: column,
  /** Retries, both ways: part of `success` and `error` already. */
  retries: column,
  bits: column,
  /** Messages handled in the bucket (a number, not a rate). */
  messages: column,
});
export type Series = z.output<typeof series>;

const progress = z.object({ done: z.number(), total: z.number(), ratio: z.number() });

const expectedEnd = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('expected'),
    at: epochMs,
    remaining: z.number(),
    perHour: z.number(),
    overMs: z.number(),
    assumptions: z.array(z.string()),
  }),
  z.object({
    kind: z.literal('unknown'),
    because: z.enum(['noCounters', 'nothingSentLately', 'onlyRetries', 'allHandled', 'notSending']),
  }),
]);
export type ExpectedEndText = z.output<typeof expectedEnd>;

/** When the last message is handled, retries included, as a range that holds in eight cases of ten. */
const forecastRange = z.object({ early: epochMs, likely: epochMs, late: epochMs });

const FORECAST_ASSUMPTIONS = [
  'rateStays',
  'domainsStay',
  'retriesFollow',
  'wavesFollow',
  'validityEnds',
  'plannedLoadComes',
  'remedyHelps',
] as const;

const forecast = z.object({ ...forecastRange.shape, assumptions: z.array(z.enum(FORECAST_ASSUMPTIONS)) });
export type ForecastText = z.output<typeof forecast>;

const REMEDIES = ['startMta', 'pauseOther'] as const;

/** When it would be through with a remedy; `name` is the other delivery's. */
const whatIf = z.object({ ...forecastRange.shape, remedy: z.enum(REMEDIES), name: z.optional(text) });
export type WhatIf = z.output<typeof whatIf>;

export const throughputFigures = z.object({
  /** What "now" means, ms: longer where the MTA writes its statistics rarely. */
  nowOverMs: z.number(),
  /** Messages per hour over that time; missing when nothing was reported in it. */
  now: optionalNumber,
  lastMinute: optionalNumber,
  lastHour: optionalNumber,
  average: optionalNumber,
  peak: z.optional(z.object({ perHour: z.number(), at: epochMs })),
  /** Messages in the window shown. */
  messages: z.number(),
  bytesPerMessage: optionalNumber,
  progress: z.optional(progress),
  end: expectedEnd,
  /** For one delivery that is being sent. */
  forecast: z.optional(forecast),
  whatIf: z.optional(z.array(whatIf)),
  /** When the newest row was written; missing when there is none in the window. */
  newest: z.optional(epochMs),
});
export type ThroughputFigures = z.output<typeof throughputFigures>;

const window = z.object({ from: epochMs, to: epochMs, bucketMs: z.number() });

const plannedRow = z.object({
  id: text,
  label: text,
  /** When it is to start. */
  at: epochMs,
  messages: optionalNumber,
  /** How long it will take at `perHour`, ms; missing where size or rate is not known. */
  durationMs: optionalNumber,
  /** Starts within minutes of another large one. */
  tooClose: z.boolean(),
  /** Another large one is expected still to run then, or this one to run into it. */
  overlaps: z.boolean(),
  /** When it could start instead; only with `tooClose`, and not for the first of a group, which stays. */
  proposed: z.optional(epochMs),
});
export type PlannedRow = z.output<typeof plannedRow>;

/** What is scheduled for the next 24 hours, in order of its start. */
const planned = z.object({
  from: epochMs,
  to: epochMs,
  /** The rate that durations are reckoned with, messages per hour. */
  perHour: optionalNumber,
  rows: z.array(plannedRow),
  /** True when there are more than the rows. */
  more: z.boolean(),
});
export type Planned = z.output<typeof planned>;

const throughputSnapshot = z.object({
  subject,
  scope: z.enum(SCOPES),
  period: z.enum(PERIODS),
  window,
  series,
  figures: throughputFigures,
  /** For the whole instance only. */
  planned: z.optional(planned),
  /** For one delivery only. */
  destinations: z.optional(part(destinations)),
  /** True while new rows are expected: the panel polls, and says so. */
  live: z.boolean(),
  readAt: epochMs,
});
export type ThroughputSnapshot = z.output<typeof throughputSnapshot>;

/** What changed since the last reading: the buckets from `series.at[0]` on replace and extend those shown. */
const throughputPatch = z.object({
  subject,
  window,
  series,
  figures: throughputFigures,
  planned: z.optional(planned),
  destinations: z.optional(part(destinations)),
  live: z.boolean(),
  readAt: epochMs,
});
export type ThroughputPatch = z.output<typeof throughputPatch>;

/** What the host tells the page. */
export const throughputToPanel = [
  z.object({ type: z.literal('throughput'), snapshot: throughputSnapshot }),
  z.object({ type: z.literal('throughputPatch'), patch: throughputPatch }),
] as const;

/** What the page asks of the host. */
export const throughputToHost = [
  z.object({ type: z.literal('period'), period: z.enum(PERIODS), span: z.optional(customSpan) }),
  z.object({ type: z.literal('scope'), scope: z.enum(SCOPES) }),
  z.object({ type: z.literal('pause'), paused: z.boolean() }),
  /** Moves the planned deliveries as proposed; the host asks first. */
  z.object({ type: z.literal('spread') }),
] as const;

/** What the page stores. */
export const throughputState = z.object({
  ...commonState,
  view: z.optional(z.enum(['chart', 'table'])),
  period: z.optional(z.enum(PERIODS)),
  /** With the period `custom`. */
  span: z.optional(customSpan),
  scope: z.optional(z.enum(SCOPES)),
  paused: z.optional(z.boolean()),
});
export type ThroughputState = z.output<typeof throughputState>;
