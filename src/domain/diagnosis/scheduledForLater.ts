import { DELIVERY_STATES } from '../deliveryState';
import type { Evidence } from './evidence';
import { NOT_APPLICABLE, RULED_OUT, fact, finding, found, notGiven } from '../judgement/verdict';
import type { Verdict } from '../judgement/verdict';
import type { Cause } from './cause';

const CAUSE = 'scheduledForLater';

/** The contact date is still to come: the commonest reason for "Pending", and none to worry about. */
export const scheduledForLater: Cause = { id: CAUSE, judge };

function judge(evidence: Evidence): Verdict {
  const { id, state, contactDate } = evidence.delivery.value;
  if (state !== DELIVERY_STATES.ready && state !== DELIVERY_STATES.startPending) {
    return NOT_APPLICABLE;
  }
  if (contactDate === undefined) {
    return notGiven('[scheduling/@contactDate]');
  }
  if (contactDate <= evidence.instanceNow) {
    return RULED_OUT;
  }
  return found(
    finding({
      cause: CAUSE,
      severity: 'info',
      certainty: 'certain',
      args: { contactAt: contactDate, inMs: contactDate - evidence.instanceNow },
      evidence: [fact(evidence.delivery, 'contactDate', { contactAt: contactDate, nowAt: evidence.instanceNow })],
      remedies: [{ kind: 'reschedule', deliveryId: id }],
    }),
  );
}
