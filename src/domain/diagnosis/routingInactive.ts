import { isPendingLike } from '../deliveryState';
import type { Evidence } from './evidence';
import { NOT_APPLICABLE, RULED_OUT, fact, finding, found, notGiven } from '../judgement/verdict';
import type { Verdict } from '../judgement/verdict';
import type { Cause } from './cause';

const CAUSE = 'routingInactive';

/** The external account that routes the delivery is switched off: nothing can leave through it. */
export const routingInactive: Cause = { id: CAUSE, judge };

function judge(evidence: Evidence): Verdict {
  const { id, state, routing } = evidence.delivery.value;
  if (!isPendingLike(state)) {
    return NOT_APPLICABLE;
  }
  if (routing?.active === undefined) {
    return notGiven('[deliveryProvider/@active]');
  }
  if (routing.active) {
    return RULED_OUT;
  }
  const account = routing.label ?? routing.name ?? '';
  return found(
    finding({
      cause: CAUSE,
      severity: 'error',
      certainty: 'certain',
      args: { account },
      evidence: [fact(evidence.delivery, 'routingInactive', { account, name: routing.name ?? '' })],
      remedies:
        routing.name === undefined || routing.name === ''
          ? []
          : [{ kind: 'setAccount', account: routing.name, active: true, deliveryId: id }],
    }),
  );
}
