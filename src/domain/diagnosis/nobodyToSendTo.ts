import { isAllowed } from '../actions';
import { DELIVERY_STATES, isPendingLike } from '../deliveryState';
import type { Evidence } from './evidence';
import { NOT_APPLICABLE, RULED_OUT, fact, finding, found, notGiven } from '../judgement/verdict';
import type { Verdict } from '../judgement/verdict';
import type { Cause } from './cause';

const CAUSE = 'nobodyToSendTo';

/** The analysis left no message: everybody was excluded, in quarantine, or there was nobody to begin with. */
export const nobodyToSendTo: Cause = { id: CAUSE, judge };

function judge(evidence: Evidence): Verdict {
  const { id, state, counters } = evidence.delivery.value;
  if (!isPendingLike(state) || state === DELIVERY_STATES.retryInProgress) {
    return NOT_APPLICABLE;
  }
  if (counters.toDeliver === undefined) {
    return notGiven('[properties/@toDeliver]');
  }
  if (counters.toDeliver > 0) {
    return RULED_OUT;
  }
  return found(
    finding({
      cause: CAUSE,
      severity: 'warning',
      certainty: 'likely',
      evidence: [fact(evidence.delivery, 'toDeliver', { toDeliver: counters.toDeliver })],
      remedies: [
        { kind: 'openAuditLog', deliveryId: id },
        // A delivery that was not started yet cannot be stopped, only left or analysed again.
        ...(isAllowed('stop', state) ? [{ kind: 'stop', deliveryId: id } as const] : []),
      ],
    }),
  );
}
