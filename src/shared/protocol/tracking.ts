import './jitless';
import * as z from 'zod/mini';
import { SHOWN_REASONS } from '../../domain/domainResults';
import { column, epochMs, optionalNumber, part, subject, text } from './common';

/** How to show a figure: see IndicatorUnit in domain. */
export const UNITS = ['count', 'percent', 'amount', 'average'] as const;
export type Unit = (typeof UNITS)[number];

const figure = z.object({
  /** Names the figure; its words are in the strings, under `figure.<id>`. */
  id: text,
  unit: z.enum(UNITS),
  /** A percentage is a ratio. Missing: the instance does not give what it is made of. */
  value: optionalNumber,
  /** The formula, for a tooltip. */
  formula: text,
  /** Share of the headline's total, where that means something. */
  share: optionalNumber,
});
export type Figure = z.output<typeof figure>;

/** How something is tracked, and whether that can be switched from here. */
const trackingSwitch = z.object({
  /** In words. */
  mode: text,
  /** Missing: on in one place and off in another, or unknown. */
  on: z.optional(z.boolean()),
  /** Why it cannot be switched; missing where it can. */
  why: z.optional(text),
});
export type TrackingSwitch = z.output<typeof trackingSwitch>;

const urlRow = z.object({
  id: text,
  label: text,
  source: text,
  type: z.number(),
  typeLabel: text,
  category: z.optional(text),
  /** Messages in which it was clicked; missing until the log was counted. */
  uniqueClicks: optionalNumber,
  clicks: optionalNumber,
  share: optionalNumber,
  /** Missing where the content does not tell. */
  tracking: z.optional(trackingSwitch),
});
export type UrlRow = z.output<typeof urlRow>;

/** How far the figures may be trusted. */
export const FRESHNESS = ['fresh', 'pending', 'never', 'unknown'] as const;
export type FreshnessState = (typeof FRESHNESS)[number];

const freshness = z.object({
  state: z.enum(FRESHNESS),
  computedAt: z.optional(epochMs),
  /** When we read them, by the instance's clock. */
  readAt: epochMs,
});
export type Freshness = z.output<typeof freshness>;

/** One link of the chain that brings a click into the figures. */
const chainStep = z.object({
  id: text,
  state: z.enum(['ok', 'warning', 'error', 'unknown']),
  /** What was checked, and what was seen. */
  title: text,
  detail: text,
});
export type ChainStep = z.output<typeof chainStep>;

/** Reactions per bucket, oldest first; null where they are not consolidated yet. */
const overTime = z.object({
  window: z.object({ from: epochMs, to: epochMs, bucketMs: z.number() }),
  at: z.array(epochMs),
  opens: column,
  clicks: column,
  optOuts: column,
  /** Another delivery, bucket by bucket from its own start. */
  compared: z.optional(z.object({ label: text, opens: column, clicks: column })),
});
export type OverTime = z.output<typeof overTime>;

const reasonRow = z.object({
  reason: z.enum(SHOWN_REASONS),
  count: z.number(),
  ofErrors: optionalNumber,
  ofProcessed: optionalNumber,
});
export type ReasonRow = z.output<typeof reasonRow>;

const domainRow = z.object({
  domain: text,
  /** Prepared and not sent yet, or to be tried again. */
  waiting: optionalNumber,
  processed: optionalNumber,
  delivered: optionalNumber,
  hard: optionalNumber,
  soft: optionalNumber,
  /** Shares of the processed messages. */
  hardShare: optionalNumber,
  softShare: optionalNumber,
  verdict: z.enum(['overHard', 'overSoft', 'overBoth', 'within', 'tooFew', 'unknown']),
});
export type DomainRow = z.output<typeof domainRow>;

const failures = z.object({ reasons: z.array(reasonRow), domains: z.array(domainRow) });
export type Failures = z.output<typeof failures>;

const agentRow = z.object({
  device: z.optional(text),
  browser: z.optional(text),
  opens: z.number(),
  clicks: z.number(),
});
export type AgentRow = z.output<typeof agentRow>;

export const trackingSnapshot = z.object({
  subject,
  freshness,
  headline: z.array(figure),
  /** Groups of indicators in the order shown; the words of a group are under `group.<id>`. */
  groups: z.array(z.object({ id: text, figures: z.array(figure) })),
  /** Is tracking working at all? Missing until it was checked. */
  chain: z.optional(z.array(chainStep)),
  overTime: part(overTime),
  failures: part(failures),
  urls: part(z.array(urlRow)),
  /** Tracking of the whole delivery. */
  tracking: trackingSwitch,
  /** Why tracking of single URLs cannot be switched here; missing where it can. */
  urlSwitch: z.optional(text),
  /** By device and browser; missing until the person asks for it. */
  agents: z.optional(part(z.array(agentRow))),
});
export type TrackingSnapshot = z.output<typeof trackingSnapshot>;
