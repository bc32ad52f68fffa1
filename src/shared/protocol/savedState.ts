import './jitless';
import * as z from 'zod/mini';
import { PROTOCOL_VERSION, text, ZONE_CHOICES } from './common';
import { LOG_TABS, messageFilter } from './messages';
import { customSpan, PERIODS, SCOPES } from './throughput';

/**
 * What a page stores with `setState`: enough to open the same delivery again and to look the same after the
 * window was hidden, reloaded or restarted. Host and page both read it, and neither trusts it.
 */
const savedState = z.object({
  version: z.literal(PROTOCOL_VERSION),
  connectionId: text,
  deliveryId: text,
  zone: z.optional(z.enum(ZONE_CHOICES)),
  view: z.optional(z.enum(['chart', 'table'])),
  period: z.optional(z.enum(PERIODS)),
  span: z.optional(customSpan),
  scope: z.optional(z.enum(SCOPES)),
  paused: z.optional(z.boolean()),
  comparedWith: z.optional(text),
  search: z.optional(text),
  tab: z.optional(z.enum(LOG_TABS)),
  /** Without an address: what persons are called is kept nowhere. */
  filter: z.optional(messageFilter),
  sort: z.optional(z.object({ column: text, descending: z.boolean() })),
});
export type SavedState = z.output<typeof savedState>;

/** Undefined when there is none, or when it is of another version. */
export function parseSavedState(state: unknown): SavedState | undefined {
  const parsed = savedState.safeParse(state);
  return parsed.success ? parsed.data : undefined;
}
