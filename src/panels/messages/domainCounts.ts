import type { CampaignInstance } from '../../campaign/instance';
import type { DeliveryId } from '../../domain/delivery';
import { MESSAGE_STATUS } from '../../domain/messageStatus';
import { COUNTED_REASONS, REASON_CODES, type CountedReason, type DomainResults } from '../../domain/domainResults';
import type { DomainCounts, MessageFilter } from '../../shared/protocol/messages';

/** A long tail of single addresses helps nobody. */
const MOST_DOMAINS = 30;

/**
 * The rows that match a filter by destination domain, from the statistics that the instance keeps of a delivery: no
 * call goes over the log. Undefined where they cannot tell, because the filter narrows by what they do not count.
 */
export async function readDomainCounts(
  { statistics }: CampaignInstance,
  deliveryId: DeliveryId,
  filter: MessageFilter,
  signal: AbortSignal,
): Promise<DomainCounts['domains']> {
  const count = counterOf(filter);
  if (count === undefined) {
    return undefined;
  }
  const domains = await statistics.byDomain(deliveryId, signal);
  return domains
    ?.map((results) => ({ domain: results.domain, count: count(results) }))
    .filter((one) => one.count > 0)
    .sort((a, b) => b.count - a.count)
    .slice(0, MOST_DOMAINS);
}

/** What to count of a domain; undefined when the filter asks for more than the statistics tell. */
export function counterOf(filter: MessageFilter): ((results: DomainResults) => number) | undefined {
  const { address, message, since, until, statuses = [], reasons = [] } = filter;
  if ([address, message, since, until].some((part) => part !== undefined)) {
    return undefined;
  }
  const failedOnly = statuses.length === 1 && statuses[0] === MESSAGE_STATUS.failed;
  if (reasons.length > 0) {
    const counted = reasons.map((code) => reasonOf(code));
    return failedOnly && counted.every((reason) => reason !== undefined)
      ? (results) => sum(counted.map((reason) => results[reason]))
      : undefined;
  }
  if (failedOnly) {
    return ({ error }) => error ?? 0;
  }
  return statuses.length === 0 ? ({ prepared, success, error }) => sum([prepared, success, error]) : undefined;
}

/** The reason that the statistics have a column for. */
function reasonOf(code: number): CountedReason | undefined {
  return COUNTED_REASONS.find((reason) => REASON_CODES[reason] === code);
}

function sum(values: readonly (number | undefined)[]): number {
  return values.reduce<number>((total, value) => total + (value ?? 0), 0);
}
