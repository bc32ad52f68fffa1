import type { LogQuery } from '../../campaign/instance';
import type { DomainResults, ShownReason } from '../../domain/domainResults';
import {
  hardBounces,
  judgeBounces,
  processedOf,
  REASON_CODES,
  reasonTotals,
  softBounces,
} from '../../domain/domainResults';
import { MESSAGE_STATUS } from '../../domain/messageStatus';
import type { MessageFilter } from '../../shared/protocol/messages';
import type { DomainRow, Failures } from '../../shared/protocol/tracking';

/** Domains in the table at most: those with most failures; a long tail of single addresses helps nobody. */
const MOST_DOMAINS = 200;

/** Failures by reason, and each destination domain against Adobe's limits, the worst first. */
export function failuresOf(domains: readonly DomainResults[], denylisted?: number): Failures {
  return {
    reasons: reasonTotals(domains, denylisted).map((total) => ({ ...total })),
    domains: domains
      .map(rowOf)
      .sort((a, b) => errorsOf(b) - errorsOf(a) || (b.processed ?? 0) - (a.processed ?? 0))
      .slice(0, MOST_DOMAINS),
  };
}

function errorsOf({ hard, soft }: DomainRow): number {
  return (hard ?? 0) + (soft ?? 0);
}

function rowOf(results: DomainResults): DomainRow {
  const processed = processedOf(results);
  const [hard, soft] = [hardBounces(results), softBounces(results)];
  const share = (count: number | undefined): number | undefined =>
    count === undefined || processed === undefined || processed === 0 ? undefined : count / processed;
  return {
    domain: results.domain,
    waiting: results.prepared,
    processed,
    delivered: results.success,
    hard,
    soft,
    hardShare: share(hard),
    softShare: share(soft),
    verdict: judgeBounces(results),
  };
}

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
