import './jitless';
import * as z from 'zod/mini';
import { epochMs, errorText, panelRef, PROTOCOL_VERSION, text } from './common';
import { failuresToPanel } from './failures';
import { messagesToPanel } from './messages';
import { overviewToPanel } from './overview';
import { reportToPanel } from './report';
import { throughputToPanel } from './throughput';
import { timelineToPanel } from './timeline';
import { trackingToPanel } from './tracking';

/** First message, in answer to `ready`: everything a page needs before it has data. */
const init = z.object({
  type: z.literal('init'),
  version: z.literal(PROTOCOL_VERSION),
  /** BCP 47, for Intl. */
  locale: text,
  strings: z.record(z.string(), text),
  /** IANA name of this machine's time zone. */
  localZone: text,
  /** Names what the panel is about to the serializer; the page only keeps it. */
  ref: panelRef,
});

const toPanel = z.discriminatedUnion('type', [
  init,
  z.object({ type: z.literal('loading') }),
  /** The person pressed Save in the title of the editor. */
  z.object({ type: z.literal('offerSave') }),
  ...trackingToPanel,
  ...throughputToPanel,
  ...messagesToPanel,
  ...failuresToPanel,
  ...overviewToPanel,
  ...reportToPanel,
  ...timelineToPanel,
  /** What is shown stays, marked as old. */
  z.object({ type: z.literal('failed'), error: errorText, at: epochMs }),
  /** A short sentence for the status line: "Saved report.csv". */
  z.object({ type: z.literal('notice'), text }),
]);

/** What the host tells the page. */
export type ToPanel = z.output<typeof toPanel>;
export type InitMessage = z.output<typeof init>;

/** A message from the host, or undefined when it is none that this page understands. */
export function parseToPanel(message: unknown): ToPanel | undefined {
  return toPanel.safeParse(message).data;
}
