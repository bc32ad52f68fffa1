import { DELIVERY_STATES, isPendingLike } from '../deliveryState';
import type { Evidence } from './evidence';
import { NOT_APPLICABLE, RULED_OUT, fact, finding, found, notGiven } from '../judgement/verdict';
import type { Verdict } from '../judgement/verdict';
import type { Cause } from './cause';

const CAUSE = 'validityPassed';

/**
 * The validity has ended: what is left will not be sent, and the nightly cleanup sets the delivery to Finished and
 * its waiting messages to cancelled (Adobe, "Database cleanup workflow").
 */
export const validityPassed: Cause = { id: CAUSE, judge };

function judge(evidence: Evidence): Verdict {
  const { id, state, validityDate } = evidence.delivery.value;
  if (!isPendingLike(state) && state !== DELIVERY_STATES.paused) {
    return NOT_APPLICABLE;
  }
  if (validityDate === undefined) {
    return notGiven('[scheduling/@validityDate]');
  }
  if (validityDate > evidence.instanceNow) {
    return RULED_OUT;
  }
  return found(
    finding({
      cause: CAUSE,
      severity: 'error',
      certainty: 'certain',
      args: { validityAt: validityDate },
      evidence: [fact(evidence.delivery, 'validityDate', { validityAt: validityDate, nowAt: evidence.instanceNow })],
      remedies: [
        { kind: 'extendValidity', deliveryId: id },
        { kind: 'stop', deliveryId: id },
      ],
    }),
  );
}
