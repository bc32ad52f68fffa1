import * as l10n from '@vscode/l10n';
import { writesOf, type CampaignWrites } from '../../campaign/writes';
import { isAllowed, type DeliveryAction } from '../../domain/actions';
import type { DeliveryDetail } from '../../domain/delivery';
import type { DeliveryStateCode } from '../../domain/deliveryState';
import { stateText } from '../../domain/words/deliveryWords';
import { TAKEN, type Needless, type Operation, type Watching } from '../operation';
import type { Place } from '../place';

/** An instance shows a change in a second or two; an MTA that is busy takes longer. */
export const DELIVERY_WATCHING: Watching = { everyMs: 700, limitMs: 15_000 };

type Shared = Pick<
  Operation<Place, DeliveryDetail>,
  'id' | 'request' | 'subject' | 'named' | 'read' | 'agreed' | 'values' | 'watching' | 'undo'
>;

/** What all operations on one delivery share. */
export function onDelivery(request: { readonly kind: string; readonly deliveryId: string }): Shared {
  const { kind, deliveryId } = request;
  return {
    id: kind,
    request: { ...request },
    subject: `delivery ${deliveryId}`,
    named: nameOf,
    read: async (place, signal) => (await place.instance(signal)).deliveries.get(deliveryId, signal),
    agreed: agreedOf,
    values: (before, now) => ({
      before: stateText(before.state),
      after: now === undefined ? '?' : stateText(now.state),
    }),
    watching: DELIVERY_WATCHING,
    undo: () => undefined,
  };
}

/** Everything of a delivery that a question is about; counters grow while it is sent, and are no part of it. */
function agreedOf(delivery: DeliveryDetail): Readonly<Record<string, unknown>> {
  const { id, internalName, label, state, contactDate, validityDate, ipAffinity, routing, counters } = delivery;
  return {
    id,
    internalName,
    label,
    state,
    contactDate,
    validityDate,
    ipAffinity,
    account: routing?.name,
    toDeliver: counters.toDeliver,
  };
}

/** The writes of the place, sent once. */
export async function send(
  place: Place,
  signal: AbortSignal,
  write: (writes: CampaignWrites) => Promise<unknown>,
): Promise<typeof TAKEN> {
  await write(writesOf(await place.instance(signal)));
  return TAKEN;
}

/** Label and internal name, as in every question about a delivery. */
export function nameOf({ label, internalName }: DeliveryDetail): string {
  return `${label} (${internalName})`;
}

/** Why an action makes no sense; undefined when it does. */
export function notAllowed(action: DeliveryAction, delivery: DeliveryDetail): Needless | undefined {
  return isAllowed(action, delivery.state) ? undefined : otherState(delivery);
}

/** Said when a delivery is in another state than the operation is meant for. */
export function otherState({ internalName, state }: DeliveryDetail): Needless {
  return { kind: 'refused', text: l10n.t('{0} is “{1}” now; nothing was done.', internalName, stateText(state)) };
}

/** How it is now, in a question. */
export function nowText({ state }: DeliveryDetail): string {
  return l10n.t('It is “{0}” now.', stateText(state));
}

/** Said when it worked. */
export function stateReached({ internalName }: DeliveryDetail, now: DeliveryDetail | undefined): string {
  return l10n.t('{0} is “{1}” now.', internalName, stateText(now?.state ?? 0));
}

/** Whether the delivery got to one of these states, from another one. */
export function reached(
  states: readonly DeliveryStateCode[],
  before: DeliveryDetail,
  now: DeliveryDetail | undefined,
): boolean {
  return now !== undefined && now.state !== before.state && states.includes(now.state);
}
