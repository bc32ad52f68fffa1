import './jitless';
import * as z from 'zod/mini';
import { column, epochMs, optionalNumber, subject, text } from './common';
import { commonState } from './savedState';

/** What a timeline shows below the rate, from top to bottom. */
export const TIMELINE_LANES = ['states', 'modules', 'errors', 'logs', 'changes', 'alerts', 'own'] as const;
export type TimelineLane = (typeof TIMELINE_LANES)[number];

const TONES = ['error', 'warning', 'good', 'neutral'] as const;
export type TimelineTone = (typeof TONES)[number];

/** How far back a timeline may reach, hours. */
export const TIMELINE_HOURS = [3, 24, 168] as const;
const hours = z.literal(TIMELINE_HOURS);
export type TimelineHours = z.output<typeof hours>;

const point = z.object({
  /** Names it to the host, which knows where more of it stands. */
  id: text,
  lane: z.enum(TIMELINE_LANES),
  at: epochMs,
  /** Missing for what is a moment. */
  until: z.optional(epochMs),
  tone: z.enum(TONES),
  what: text,
});
export type TimelinePoint = z.output<typeof point>;

const snapshot = z.object({
  subject,
  hours,
  window: z.object({ from: epochMs, to: epochMs, bucketMs: z.number() }),
  /** Messages per hour; null where nothing was reported. */
  rate: z.object({ at: z.array(epochMs), success: column, error: column }),
  /** The newest, in order of their time. */
  points: z.array(point),
  /** How many more there are. */
  left: z.number(),
  watched: z.boolean(),
  looks: z.number(),
  /** When the first look of the period was; missing where there was none. */
  since: optionalNumber,
  /** What could not be read, a sentence each. */
  gaps: z.array(text),
  readAt: epochMs,
});
export type TimelineSnapshot = z.output<typeof snapshot>;

/** What the host tells the page. */
export const timelineToPanel = [z.object({ type: z.literal('timeline'), snapshot })] as const;

/** What the page asks of the host. */
export const timelineToHost = [
  z.object({ type: z.literal('timelineHours'), hours }),
  /** Shows where more of a point stands. */
  z.object({ type: z.literal('openPoint'), id: text }),
  /** Shows the instance as it was at a moment, by the clock of the points. */
  z.object({ type: z.literal('replayAt'), at: epochMs }),
  z.object({ type: z.literal('watchThis') }),
] as const;

/** What the page stores. */
export const timelineState = z.object({
  ...commonState,
  hours: z.optional(hours),
  view: z.optional(z.enum(['lanes', 'table'])),
});
export type TimelineState = z.output<typeof timelineState>;
