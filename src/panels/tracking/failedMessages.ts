import type { LogQuery } from '../../campaign/instance';
import type { ShownReason } from '../../domain/domainResults';
import { MESSAGE_STATUS } from '../../domain/messageStatus';
import type { MessageFilter } from '../../shared/protocol/messages';

/** `msg/@failureReason` of the reasons that failures are shown by (domain/failureReason). */
const REASON_CODES: Readonly<Record<ShownReason, number>> = {
  unknownUser: 1,
  invalidDomain: 2,
  unreachable: 3,
  disabled: 4,
  mailBoxFull: 5,
  notConnected: 6,
  denylisted: 8,
  refused: 20,
};

/** What to ask the log of the messages for, to count those that failed for one reason. */
export function failedFor(reason: ShownReason): Pick<LogQuery, 'statuses' | 'failureReasons'> {
  return { statuses: [MESSAGE_STATUS.failed], failureReasons: [REASON_CODES[reason]] };
}

/** The failed messages of one reason, or to one domain. */
export function failedMessages({
  reason,
  domain,
}: {
  readonly reason?: ShownReason;
  readonly domain?: string;
}): MessageFilter {
  return {
    statuses: [MESSAGE_STATUS.failed],
    ...(reason === undefined ? {} : { reasons: [REASON_CODES[reason]] }),
    ...(domain === undefined ? {} : { domain }),
  };
}
