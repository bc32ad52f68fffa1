import './jitless';
import * as z from 'zod/mini';
import { SHOWN_REASONS } from '../../domain/domainResults';
import { column, epochMs, optionalNumber, part, subject, text } from './common';
import { commonState } from './savedState';

/** How to show a figure: see IndicatorUnit in domain. */
export const UNITS = ['count', 'percent', 'amount', 'average'] as const;

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
  /** Start of the last bucket while it is not over, or not consolidated to its end. */
  runningFrom: z.optional(epochMs),
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

const trackingSnapshot = z.object({
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

/** What the host tells the page. */
export const trackingToPanel = [
  z.object({ type: z.literal('tracking'), snapshot: trackingSnapshot }),
  /** What is compared with now, for the page to remember; missing: nothing. */
  z.object({ type: z.literal('comparing'), deliveryId: z.optional(text) }),
] as const;

/** What the page asks of the host. */
export const trackingToHost = [
  z.object({ type: z.literal('recompute') }),
  /** Counts the tracking log by browser. */
  z.object({ type: z.literal('countAgents') }),
  /** Compares with another delivery: lets the person choose one, or ends it. */
  z.object({ type: z.literal('compare'), on: z.boolean() }),
  /** Opens the messages that failed, of one reason or one domain. */
  z.object({ type: z.literal('openMessages'), reason: z.optional(z.enum(SHOWN_REASONS)), domain: z.optional(text) }),
  z.object({ type: z.literal('openUrl'), urlId: text }),
  z.object({ type: z.literal('copyUrl'), urlId: text }),
  /** Turn tracking of one URL, or of the whole delivery, on or off; the host asks first. */
  z.object({ type: z.literal('switchUrl'), urlId: text, on: z.boolean() }),
  z.object({ type: z.literal('switchTracking'), on: z.boolean() }),
] as const;

/** What the page stores. */
export const trackingState = z.object({
  ...commonState,
  view: z.optional(z.enum(['chart', 'table'])),
  /** The delivery that it was compared with. */
  comparedWith: z.optional(text),
  search: z.optional(text),
  sort: z.optional(z.object({ column: text, descending: z.boolean() })),
});
export type TrackingState = z.output<typeof trackingState>;
