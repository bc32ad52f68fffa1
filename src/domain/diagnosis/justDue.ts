import { DELIVERY_STATES } from '../deliveryState';
import type { Evidence } from './evidence';
import { NOT_APPLICABLE, RULED_OUT, fact, finding, found, notGiven } from '../judgement/verdict';
import type { Verdict } from '../judgement/verdict';
import type { Cause } from './cause';

const CAUSE = 'justDue';

/** The MTA polls the database every 30 s (`dataBasePoolPeriodSec`), so a start pending for a minute is normal. */
export const POLL_GRACE_MS = 60_000;

/** It became due a moment ago: nothing is wrong yet. */
export const justDue: Cause = { id: CAUSE, judge };

function judge(evidence: Evidence): Verdict {
  const due = dueSince(evidence);
  if (evidence.delivery.value.state !== DELIVERY_STATES.startPending) {
    return NOT_APPLICABLE;
  }
  if (due === undefined) {
    return notGiven('[scheduling/@contactDate]');
  }
  const waited = evidence.instanceNow - due;
  if (waited < 0 || waited > POLL_GRACE_MS) {
    return RULED_OUT;
  }
  return found(
    finding({
      cause: CAUSE,
      severity: 'info',
      certainty: 'likely',
      args: { waitedMs: waited },
      evidence: [fact(evidence.delivery, 'dueSince', { dueAt: due, nowAt: evidence.instanceNow })],
    }),
  );
}

/**
 * Since when the MTA could have taken it: its contact date, or the last change where that is later (it was
 * confirmed after its date). Undefined when neither is known.
 */
export function dueSince(evidence: Evidence): number | undefined {
  const { contactDate, lastModified } = evidence.delivery.value;
  if (contactDate === undefined) {
    return lastModified;
  }
  return lastModified === undefined ? contactDate : Math.max(contactDate, lastModified);
}
