import type { CountedReason } from '../domain/domainResults';

/** The list of a delivery's messages, which takes a delivery and a filter. */
export const OPEN_MESSAGES = 'deliveryDoctor.openMessages';

/** `broadLog/@status` of a message that failed. */
const FAILED = 2;

/** `msg/@failureReason` of the reasons that the delivery statistics count (domain/failureReason). */
const REASON_CODES: Readonly<Record<CountedReason, number>> = {
  unknownUser: 1,
  invalidDomain: 2,
  unreachable: 3,
  disabled: 4,
  mailBoxFull: 5,
  notConnected: 6,
  refused: 20,
};

export interface MessageFilter {
  readonly status: number;
  readonly reason?: number;
  readonly domain?: string;
}

/** The failed messages of one reason, or to one domain. */
export function messageFilter({ reason, domain }: { readonly reason?: CountedReason; readonly domain?: string }): MessageFilter {
  return { status: FAILED, reason: reason && REASON_CODES[reason], domain };
}
