import { OVERDUE_AFTER_MS } from '../attention';
import { DELIVERY_MODE } from '../deliveryMode';
import { DELIVERY_STATES } from '../deliveryState';
import type { Evidence } from './evidence';
import { dueSince } from './justDue';
import { NOT_APPLICABLE, RULED_OUT, fact, finding, found, notGiven } from '../judgement/verdict';
import type { Verdict } from '../judgement/verdict';
import type { Cause } from './cause';

const WAITING: readonly number[] = [DELIVERY_STATES.startPending, DELIVERY_STATES.retryPending];

/**
 * Where a delivery stands that is sent through mid-sourcing: the mid-sourcing server gives it an id of its own when it
 * takes it over (`[properties/@midRemoteId]`; api.md, section 3). When exactly is not documented, so a missing one is
 * only told of what is long overdue, and is never more than possible.
 */
export const midHandover: Cause = { id: 'midHandover', judge };

function judge(evidence: Evidence): Verdict {
  const { id, state, deliveryMode, midRemoteId, routing } = evidence.delivery.value;
  if (deliveryMode !== DELIVERY_MODE.midSourcing || !WAITING.includes(state)) {
    return NOT_APPLICABLE;
  }
  // Nothing is handed over by an account that is switched off: see routingInactive.
  if (routing?.active === false) {
    return NOT_APPLICABLE;
  }
  if (midRemoteId === undefined) {
    return notGiven('[properties/@midRemoteId]');
  }
  if (midRemoteId !== '' && midRemoteId !== '0') {
    return found(
      finding({
        cause: 'onMidSourcing',
        severity: 'info',
        certainty: 'likely',
        args: { remoteId: midRemoteId },
        evidence: [fact(evidence.delivery, 'midRemoteId', { remoteId: midRemoteId })],
      }),
    );
  }
  const due = dueSince(evidence);
  if (due === undefined || evidence.instanceNow - due <= OVERDUE_AFTER_MS) {
    return RULED_OUT;
  }
  return found(
    finding({
      cause: 'notOnMidSourcing',
      severity: 'warning',
      certainty: 'possible',
      evidence: [
        fact(evidence.delivery, 'noMidRemoteId'),
        fact(evidence.delivery, 'dueSince', { dueAt: due, nowAt: evidence.instanceNow }),
      ],
      remedies: [{ kind: 'openAuditLog', deliveryId: id }],
    }),
  );
}
