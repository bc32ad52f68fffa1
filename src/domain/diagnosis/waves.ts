import { DELIVERY_STATES } from '../deliveryState';
import { remainingMessages } from '../progress';
import type { Evidence } from './evidence';
import { NOT_APPLICABLE, RULED_OUT, fact, finding, found, notGiven } from '../judgement/verdict';
import type { Verdict } from '../judgement/verdict';
import type { Cause } from './cause';

const CAUSE = 'waves';

/** It goes out in waves: what is left waits for its turn, as planned. */
export const waves: Cause = { id: CAUSE, judge };

/** Whether messages may wait for a wave. */
export function sentInWaves({ delivery }: Evidence): boolean {
  return delivery.value.waves?.enabled === true;
}

function judge(evidence: Evidence): Verdict {
  const { state, waves: plan, counters } = evidence.delivery.value;
  if (state !== DELIVERY_STATES.started) {
    return NOT_APPLICABLE;
  }
  if (plan === undefined) {
    return notGiven('[scheduling/waves/@enabled]');
  }
  const remaining = remainingMessages(counters);
  if (!plan.enabled || remaining === 0) {
    return RULED_OUT;
  }
  const args = {
    ...(remaining === undefined ? {} : { remaining }),
    ...(plan.splitSize === undefined ? {} : { size: plan.splitSize }),
    ...(plan.splitDelaySeconds === undefined ? {} : { delayMs: plan.splitDelaySeconds * 1000 }),
  };
  return found(
    finding({
      cause: CAUSE,
      severity: 'info',
      certainty: remaining === undefined ? 'likely' : 'certain',
      args,
      evidence: [fact(evidence.delivery, 'wavesOn', args)],
    }),
  );
}
