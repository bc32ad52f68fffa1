import { DELIVERY_STATES } from '../deliveryState';
import type { DomainResults } from '../domainResults';
import { processedOf } from '../domainResults';
import type { Evidence } from './evidence';
import { BECAUSE, NOT_APPLICABLE, RULED_OUT, fact, finding, found, unchecked } from '../judgement/verdict';
import type { Verdict } from '../judgement/verdict';
import type { Cause } from './cause';

const CAUSE = 'domainsRefuse';

/** Messages from which on a share says something, and the share (Adobe: over 10 % soft bounces endanger the reputation; here twice that). */
const FROM = 50;
const SHARE = 0.2;

/** Named at most. */
const NAMED = 3;

/** One or more receiving domains put messages off, or refuse them: these are tried again and again. */
export const domainsRefuse: Cause = { id: CAUSE, judge };

function judge(evidence: Evidence): Verdict {
  const { id, state } = evidence.delivery.value;
  const sending: readonly number[] = [
    DELIVERY_STATES.started,
    DELIVERY_STATES.retryPending,
    DELIVERY_STATES.retryInProgress,
  ];
  if (!sending.includes(state)) {
    return NOT_APPLICABLE;
  }
  const { domains } = evidence;
  if (!domains.ok) {
    return { kind: 'unchecked', unchecked: [unchecked(domains)] };
  }
  if (domains.value === undefined) {
    return { kind: 'unchecked', unchecked: [{ what: domains.source, because: BECAUSE.notGiven }] };
  }
  const bad = domains.value
    .map((results) => ({ results, share: deferredShare(results) }))
    .filter(({ share }) => share > SHARE)
    .sort((a, b) => b.share - a.share)
    .slice(0, NAMED);
  if (bad.length === 0) {
    return RULED_OUT;
  }
  return found(
    finding({
      cause: CAUSE,
      severity: 'warning',
      certainty: 'likely',
      args: { domains: bad.map(({ results }) => results.domain).join(', '), count: bad.length },
      evidence: bad.map(({ results, share }) =>
        fact(domains, 'domainShare', { domain: results.domain, percent: Math.round(share * 100) }),
      ),
      remedies: [
        { kind: 'openAuditLog', deliveryId: id },
        { kind: 'pause', deliveryId: id },
      ],
    }),
  );
}

function deferredShare(results: DomainResults): number {
  const processed = processedOf(results) ?? 0;
  const { unreachable = 0, notConnected = 0, refused = 0 } = results;
  return processed < FROM ? 0 : (unreachable + notConnected + refused) / processed;
}
