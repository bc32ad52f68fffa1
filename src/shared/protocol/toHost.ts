import './jitless';
import * as z from 'zod/mini';
import { LINKS, PROTOCOL_VERSION } from './common';
import { failuresToHost } from './failures';
import { messagesToHost } from './messages';
import { overviewToHost } from './overview';
import { reportToHost } from './report';
import { throughputToHost } from './throughput';
import { timelineToHost } from './timeline';
import { trackingToHost } from './tracking';

/** A PNG as base64 without prefix; 20 MB of image are plenty for a chart. */
const png = z.string().check(z.maxLength(28_000_000), z.regex(/^[A-Za-z0-9+/]+={0,2}$/));

const toHost = z.discriminatedUnion('type', [
  /** The page listens now. `state` is what it had stored: the content of the panel parses it. */
  z.object({ type: z.literal('ready'), version: z.literal(PROTOCOL_VERSION), state: z.optional(z.unknown()) }),
  z.object({ type: z.literal('refresh') }),
  /** A command of the extension, on what this panel is about. */
  z.object({ type: z.literal('run'), command: z.enum(LINKS) }),
  z.object({ type: z.literal('export'), format: z.enum(['csv', 'json']) }),
  z.object({ type: z.literal('saveImage'), png }),
  ...trackingToHost,
  ...throughputToHost,
  ...messagesToHost,
  ...failuresToHost,
  ...overviewToHost,
  ...reportToHost,
  ...timelineToHost,
]);

/** What the page asks of the host. */
export type ToHost = z.output<typeof toHost>;

/** A message from the page, or undefined when it is none that we understand: the page is outside data too. */
export function parseToHost(message: unknown): ToHost | undefined {
  return toHost.safeParse(message).data;
}
