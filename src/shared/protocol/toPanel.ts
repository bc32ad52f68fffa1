import './jitless';
import * as z from 'zod/mini';
import { epochMs, errorText, PROTOCOL_VERSION, text } from './common';
import { gridChanges, gridRows, logSheet, messageStory } from './messages';
import { throughputPatch, throughputSnapshot } from './throughput';
import { trackingSnapshot } from './tracking';

/** First message, in answer to `ready`: everything a page needs before it has data. */
const init = z.object({
  type: z.literal('init'),
  version: z.literal(PROTOCOL_VERSION),
  /** BCP 47, for Intl. */
  locale: text,
  strings: z.record(z.string(), text),
  /** IANA name of this machine's time zone. */
  localZone: text,
  /** Names the delivery to the serializer; the page only keeps it. */
  ref: z.object({ connectionId: text, deliveryId: text }),
});

const toPanel = z.discriminatedUnion('type', [
  init,
  z.object({ type: z.literal('loading') }),
  z.object({ type: z.literal('tracking'), snapshot: trackingSnapshot }),
  z.object({ type: z.literal('throughput'), snapshot: throughputSnapshot }),
  z.object({ type: z.literal('throughputPatch'), patch: throughputPatch }),
  z.object({ type: z.literal('logSheet'), sheet: logSheet }),
  z.object({ type: z.literal('gridRows'), rows: gridRows }),
  z.object({ type: z.literal('gridChanges'), changes: gridChanges }),
  z.object({ type: z.literal('messageStory'), story: messageStory }),
  /** What is shown stays, marked as old. */
  z.object({ type: z.literal('failed'), error: errorText, at: epochMs }),
  /** What is compared with now, for the page to remember; missing: nothing. */
  z.object({ type: z.literal('comparing'), deliveryId: z.optional(text) }),
  /** A short sentence for the status line: "Saved report.csv". */
  z.object({ type: z.literal('notice'), text }),
]);

/** What the host tells the page. */
export type ToPanel = z.output<typeof toPanel>;
export type InitMessage = z.output<typeof init>;

/** A message from the host, or undefined when it is none that this page understands. */
export function parseToPanel(message: unknown): ToPanel | undefined {
  const parsed = toPanel.safeParse(message);
  return parsed.success ? parsed.data : undefined;
}
