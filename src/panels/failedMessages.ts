import type { CountedReason } from '../domain/domainResults';
import { MESSAGE_STATUS } from '../domain/messageStatus';
import type { MessageFilter } from '../shared/protocol/messages';

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

/** The failed messages of one reason, or to one domain. */
export function failedMessages({ reason, domain }: { readonly reason?: CountedReason; readonly domain?: string }): MessageFilter {
  return {
    statuses: [MESSAGE_STATUS.failed],
    ...(reason === undefined ? {} : { reasons: [REASON_CODES[reason]] }),
    ...(domain === undefined ? {} : { domain }),
  };
}
