import './jitless';
import * as z from 'zod/mini';
import { SHOWN_REASONS } from '../../domain/domainResults';
import { LINKS, PROTOCOL_VERSION, text } from './common';
import { LOG_TABS, messageFilter, messagesToHost } from './messages';
import { customSpan, PERIODS, SCOPES } from './throughput';

/** A PNG as base64 without prefix; 20 MB of image are plenty for a chart. */
const png = z.string().check(z.maxLength(28_000_000), z.regex(/^[A-Za-z0-9+/]+={0,2}$/));

const toHost = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('ready'),
    version: z.literal(PROTOCOL_VERSION),
    /** The period and scope the page was left with; the host starts with them. */
    period: z.optional(z.enum(PERIODS)),
    /** With the period `custom`. */
    span: z.optional(customSpan),
    scope: z.optional(z.enum(SCOPES)),
    paused: z.optional(z.boolean()),
    /** The delivery that it was compared with. */
    comparedWith: z.optional(text),
    tab: z.optional(z.enum(LOG_TABS)),
    filter: z.optional(messageFilter),
  }),
  z.object({ type: z.literal('refresh') }),
  /** A command of the extension, on the delivery of this panel. */
  z.object({ type: z.literal('run'), command: z.enum(LINKS) }),
  z.object({ type: z.literal('recompute') }),
  /** Counts the tracking log by browser. */
  z.object({ type: z.literal('countAgents') }),
  /** Compares with another delivery: lets the person choose one, or ends it. */
  z.object({ type: z.literal('compare'), on: z.boolean() }),
  /** Opens the messages that failed, of one reason or one domain. */
  z.object({ type: z.literal('openMessages'), reason: z.optional(z.enum(SHOWN_REASONS)), domain: z.optional(text) }),
  z.object({ type: z.literal('period'), period: z.enum(PERIODS), span: z.optional(customSpan) }),
  /** Moves the planned deliveries as proposed; the host asks first. */
  z.object({ type: z.literal('spread') }),
  z.object({ type: z.literal('scope'), scope: z.enum(SCOPES) }),
  z.object({ type: z.literal('pause'), paused: z.boolean() }),
  z.object({ type: z.literal('openUrl'), urlId: text }),
  z.object({ type: z.literal('copyUrl'), urlId: text }),
  /** Turn tracking of one URL, or of the whole delivery, on or off; the host asks first. */
  z.object({ type: z.literal('switchUrl'), urlId: text, on: z.boolean() }),
  z.object({ type: z.literal('switchTracking'), on: z.boolean() }),
  z.object({ type: z.literal('export'), format: z.enum(['csv', 'json']) }),
  z.object({ type: z.literal('saveImage'), png }),
  ...messagesToHost,
]);

/** What the page asks of the host. */
export type ToHost = z.output<typeof toHost>;

/** A message from the page, or undefined when it is none that we understand: the page is outside data too. */
export function parseToHost(message: unknown): ToHost | undefined {
  const parsed = toHost.safeParse(message);
  return parsed.success ? parsed.data : undefined;
}
