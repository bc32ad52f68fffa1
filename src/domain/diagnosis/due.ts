import { dueSince } from '../attention';
import { DELIVERY_STATES } from '../deliveryState';
import type { Evidence } from './evidence';

/** The MTA polls the database every 30 s (`dataBasePoolPeriodSec`), so a start pending for a minute is normal. */
export const POLL_GRACE_MS = 60_000;

/** How long the MTA could have taken it; negative while it waits for its date. */
export function waitedFor(evidence: Evidence): number | undefined {
  const due = dueSince(evidence.delivery.value, evidence.instanceNow);
  return due === undefined ? undefined : evidence.instanceNow - due;
}

/** Whether it waits for a date that is still to come: what is missing holds it up then, not now. */
export function isForLater({ delivery, instanceNow }: Evidence): boolean {
  const { contactDate, state } = delivery.value;
  const waits = state === DELIVERY_STATES.ready || state === DELIVERY_STATES.startPending;
  return waits && contactDate !== undefined && contactDate > instanceNow;
}

/** Whether it waits for a date to come, or has been due for no longer than the MTA needs to notice. */
export function isNotDueYet(evidence: Evidence): boolean {
  const waited = waitedFor(evidence);
  return evidence.delivery.value.state === DELIVERY_STATES.startPending && waited !== undefined
    ? waited <= POLL_GRACE_MS
    : isForLater(evidence);
}
