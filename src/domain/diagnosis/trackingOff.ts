import { EMAIL } from '../channel';
import { DELIVERY_STATES } from '../deliveryState';
import type { Evidence } from './evidence';
import { NOT_APPLICABLE, RULED_OUT, fact, finding, found } from '../judgement/verdict';
import type { Verdict } from '../judgement/verdict';
import type { Cause } from './cause';

const CAUSE = 'trackingOff';

/**
 * The email is sent without tracking: it does not hold it up, but there will be no opens, no clicks and no reports.
 * Where the instance does not tell, nothing is said: most deliveries are tracked, and it is no cause.
 */
export const trackingOff: Cause = { id: CAUSE, judge };

function judge(evidence: Evidence): Verdict {
  const { state, messageType, trackingEnabled } = evidence.delivery.value;
  if (state < DELIVERY_STATES.ready || messageType !== EMAIL || trackingEnabled === undefined) {
    return NOT_APPLICABLE;
  }
  if (trackingEnabled) {
    return RULED_OUT;
  }
  return found(
    finding({
      cause: CAUSE,
      severity: 'info',
      certainty: 'certain',
      evidence: [fact(evidence.delivery, 'trackingDisabled')],
    }),
  );
}
