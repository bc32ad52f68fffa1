import './jitless';
import * as z from 'zod/mini';
import { COUNTED_REASONS } from '../../domain/domainResults';
import { epochMs, optionalNumber, part, subject, text } from './common';
import { commonState } from './savedState';

/** How far back failures are looked at, days. */
export const FAILURE_DAYS = [1, 7, 30] as const;
const days = z.literal(FAILURE_DAYS);
export type FailureDays = z.output<typeof days>;

const domainFailures = z.object({
  domain: text,
  failed: z.number(),
  /** Sent or failed. Missing: not available on this instance. */
  processed: optionalNumber,
  /** Messages by reason; a reason that is missing is not counted there. */
  reasons: z.partialRecord(z.enum(COUNTED_REASONS), z.number()),
  /** With most failures there first, not all of them. */
  deliveries: z.array(z.object({ id: text, label: text, failed: z.number() })),
  /** With failures there, in all. */
  deliveryCount: z.number(),
});
export type DomainFailuresRow = z.output<typeof domainFailures>;

const snapshot = z.object({
  subject,
  days,
  /** How many deliveries were looked at, and whether there are more that were not. */
  deliveries: z.number(),
  more: z.boolean(),
  domains: part(z.array(domainFailures)),
  readAt: epochMs,
});
export type FailuresSnapshot = z.output<typeof snapshot>;

/** What the host tells the page. */
export const failuresToPanel = [z.object({ type: z.literal('failures'), snapshot })] as const;

/** What the page asks of the host. */
export const failuresToHost = [
  z.object({ type: z.literal('failureDays'), days }),
  /** The failed messages of a delivery to a domain, in the grid. */
  z.object({ type: z.literal('failedOf'), deliveryId: text, domain: text }),
] as const;

/** What the page stores. */
export const failuresState = z.object({ ...commonState, days: z.optional(days) });
export type FailuresState = z.output<typeof failuresState>;
