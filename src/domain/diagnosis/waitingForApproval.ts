import { DELIVERY_STATES } from '../deliveryState';
import type { Certainty } from '../finding';
import type { Evidence } from './evidence';
import { NOT_APPLICABLE, fact, finding, found } from '../judgement/verdict';
import type { Verdict } from '../judgement/verdict';
import type { Cause } from './cause';

const CAUSE = 'waitingForApproval';

/** How sure it is that a person is waited for, by `@validationMode`; automatic deliveries start by themselves. */
const CERTAINTY_BY_MODE: Readonly<Record<string, Certainty>> = {
  manual: 'certain',
  secure: 'likely',
  auto: 'possible',
};

/**
 * Analysed, and the MTA may not touch it before somebody confirms it (or approves it in its campaign). "secure" is
 * Adobe's semi-automatic mode: it goes by itself unless the analysis warned.
 */
export const waitingForApproval: Cause = { id: CAUSE, judge };

function judge(evidence: Evidence): Verdict {
  const { id, state, validationMode, contactDate } = evidence.delivery.value;
  if (state !== DELIVERY_STATES.ready) {
    return NOT_APPLICABLE;
  }
  const certainty = validationMode === undefined ? 'likely' : (CERTAINTY_BY_MODE[validationMode] ?? 'likely');
  const later = contactDate !== undefined && contactDate > evidence.instanceNow;
  return found(
    finding({
      cause: CAUSE,
      // Before its date there is still time to confirm it.
      severity: later ? 'info' : 'warning',
      certainty,
      args: { validationMode: validationMode ?? '' },
      evidence: [
        fact(evidence.delivery, 'state', { state }),
        ...(validationMode === undefined ? [] : [fact(evidence.delivery, 'validationMode', { validationMode })]),
      ],
      remedies: [{ kind: 'start', deliveryId: id }],
    }),
  );
}
