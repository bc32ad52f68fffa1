import { DELIVERY_STATES } from '../deliveryState';
import type { Evidence } from './evidence';
import { NOT_APPLICABLE, fact, finding, found } from '../judgement/verdict';
import type { Verdict } from '../judgement/verdict';
import type { Cause } from './cause';

const CAUSE = 'paused';

/** Somebody paused it, and it stays so until somebody resumes it. */
export const paused: Cause = { id: CAUSE, judge };

function judge(evidence: Evidence): Verdict {
  const { id, state } = evidence.delivery.value;
  const { pausePending, pauseInProgress, paused: isPaused } = DELIVERY_STATES;
  if (state !== pausePending && state !== pauseInProgress && state !== isPaused) {
    return NOT_APPLICABLE;
  }
  return found(
    finding({
      cause: CAUSE,
      severity: state === isPaused ? 'warning' : 'info',
      certainty: 'certain',
      args: { state },
      evidence: [fact(evidence.delivery, 'state', { state })],
      remedies:
        state === isPaused
          ? [
              { kind: 'resume', deliveryId: id },
              { kind: 'stop', deliveryId: id },
            ]
          : [],
    }),
  );
}
