import type { Delivery, EpochMs } from './delivery';
import { DELIVERY_STATES, deliveryStateName } from './deliveryState';
import type { DeliveryStateCode } from './deliveryState';

/** The groups of the Deliveries view, in the order shown. */
export const ATTENTION_GROUPS = [
  'needsAttention',
  'pending',
  'inProgress',
  'scheduled',
  'paused',
  'failed',
  'finished',
  'beingEdited',
] as const;

export type AttentionGroup = (typeof ATTENTION_GROUPS)[number];

/**
 * How late a delivery that should have started is called overdue, ms: the default of Campaign's own alert,
 * option `NmsMTA_Alert_Delay` (30 minutes; Adobe, "Configuring Campaign options"). The MTA polls every 30 s,
 * so a start pending for a minute is nothing.
 */
export const OVERDUE_AFTER_MS = 30 * 60_000;

/** Where `now` stands against the contact date. The numbers let a query compute it on the server and group by it. */
export const TIMING = { overdue: 0, due: 1, later: 2 } as const;

export type Timing = (typeof TIMING)[keyof typeof TIMING];

/** The dates by which a delivery waits. */
type Dated = Pick<Delivery, 'contactDate' | 'lastModified'>;

/**
 * The same as bounds on the contact date, for a server-side condition: ms relative to now, `after` exclusive,
 * `upTo` inclusive. `missing`: a delivery without a contact date belongs here. It counts as due, because
 * "no date" means "as soon as possible" and an attribute that cannot be read must not raise an alarm.
 */
export const TIMING_BOUNDS: Readonly<
  Record<Timing, { readonly afterMs?: number; readonly upToMs?: number; readonly missing: boolean }>
> = {
  [TIMING.overdue]: { upToMs: -OVERDUE_AFTER_MS - 1, missing: false },
  [TIMING.due]: { afterMs: -OVERDUE_AFTER_MS - 1, upToMs: 0, missing: true },
  [TIMING.later]: { afterMs: 0, missing: false },
};

/**
 * What was changed this lately is due and not overdue, whatever its date: it was confirmed after it, and the MTA has not
 * had it for longer. Bounds on the last change as above.
 */
export const CHANGED_LATELY = { afterMs: -OVERDUE_AFTER_MS - 1, upToMs: 0 } as const;

/** The timing of a delivery at `now` (the instance's time), as `dueSince` counts. */
export function timingOf({ contactDate, lastModified }: Dated, now: EpochMs): Timing {
  if (contactDate === undefined) {
    return TIMING.due;
  }
  if (contactDate > now) {
    return TIMING.later;
  }
  return isOverdue({ contactDate, lastModified }, now) ? TIMING.overdue : TIMING.due;
}

/**
 * Since when the MTA could have taken a delivery: its contact date, or its last change where that is later (it was
 * confirmed after its date). A change in the future tells nothing. Undefined when neither is known.
 */
export function dueSince({ contactDate, lastModified }: Dated, now: EpochMs): EpochMs | undefined {
  const changed = lastModified !== undefined && lastModified > now ? undefined : lastModified;
  if (contactDate === undefined || changed === undefined) {
    return contactDate ?? changed;
  }
  return Math.max(contactDate, changed);
}

/** Whether a delivery that waits for the MTA is overdue at `now` (the instance's time). */
export function isOverdue(delivery: Dated, now: EpochMs): boolean {
  const due = dueSince(delivery, now);
  return due !== undefined && now - due > OVERDUE_AFTER_MS;
}

/** One way into a group: any of these states and, where given, any of these timings. */
export interface GroupRule {
  readonly states: readonly DeliveryStateCode[];
  readonly timing?: readonly Timing[];
}

const S = DELIVERY_STATES;

/**
 * What each group holds. Exclusive, and together complete for every known state but `deleted`, which no list
 * shows; a state that only the instance knows goes to `UNKNOWN_STATES_GROUP`.
 *
 * - Ready (45) waits for a person's confirmation, not for the MTA, so it is never overdue by itself.
 * - Stopping (81, 82) is still work going on; stopped (85) is over, on purpose: finished, not failed.
 */
export const GROUP_RULES: Readonly<Record<AttentionGroup, readonly GroupRule[]>> = {
  needsAttention: [{ states: [S.startPending], timing: [TIMING.overdue] }],
  pending: [
    { states: [S.startPending], timing: [TIMING.due] },
    { states: [S.ready], timing: [TIMING.overdue, TIMING.due] },
  ],
  inProgress: [{ states: [S.started, S.retryPending, S.retryInProgress, S.cancelPending, S.cancelInProgress] }],
  scheduled: [{ states: [S.ready, S.startPending], timing: [TIMING.later] }],
  paused: [{ states: [S.pausePending, S.pauseInProgress, S.paused] }],
  failed: [{ states: [S.preparationError, S.failed] }],
  finished: [{ states: [S.cancelled, S.finished] }],
  beingEdited: [
    {
      states: [
        S.edition,
        S.targetPrepPending,
        S.targetSelection,
        S.targetArbitration,
        S.targetReady,
        S.messagePrepPending,
        S.messagePreparation,
        S.messageReady,
      ],
    },
  ],
};

/** Where deliveries go whose state is none of `DELIVERY_STATES`: a person should look at what we cannot judge. */
export const UNKNOWN_STATES_GROUP: AttentionGroup = 'needsAttention';

/** The group of a state and timing; undefined for a deleted delivery, which belongs to no group. */
export function groupOfState(state: DeliveryStateCode, timing: Timing): AttentionGroup | undefined {
  if (state === S.deleted) {
    return undefined;
  }
  if (deliveryStateName(state) === undefined) {
    return UNKNOWN_STATES_GROUP;
  }
  return ATTENTION_GROUPS.find((group) =>
    GROUP_RULES[group].some((rule) => rule.states.includes(state) && (rule.timing?.includes(timing) ?? true)),
  );
}

/** The group that shows a delivery at `now` (the instance's time); undefined for a deleted one. */
export function attentionGroupOf(delivery: Dated & Pick<Delivery, 'state'>, now: EpochMs): AttentionGroup | undefined {
  return groupOfState(delivery.state, timingOf(delivery, now));
}
