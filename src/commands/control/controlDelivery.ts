import type { DeliveriesRepository, DeliveryCommand } from '../../campaign/instance';
import { isAllowed } from '../../domain/actions';
import { DELIVERY_STATES, type DeliveryStateCode } from '../../domain/deliveryState';

/** The verbs that move a delivery from one state to another. */
export type ControlAction = 'prepare' | 'start' | 'pause' | 'resume' | 'stop';

/** What goes over the wire for each, and the states that show that it was taken. */
const WIRE: Readonly<
  Record<ControlAction, { readonly command: DeliveryCommand | 'prepare'; readonly after: readonly DeliveryStateCode[] }>
> = (() => {
  const S = DELIVERY_STATES;
  const sending = [S.startPending, S.started, S.retryPending, S.retryInProgress, S.finished];
  const preparing = [
    S.targetPrepPending,
    S.targetSelection,
    S.targetArbitration,
    S.targetReady,
    S.messagePrepPending,
    S.messagePreparation,
    S.messageReady,
    S.ready,
  ];
  return {
    prepare: { command: 'prepare', after: preparing },
    start: { command: 'play', after: sending },
    resume: { command: 'play', after: sending },
    pause: { command: 'pause', after: [S.pausePending, S.pauseInProgress, S.paused] },
    stop: { command: 'stop', after: [S.cancelPending, S.cancelInProgress, S.cancelled] },
  };
})();

/** What became of one delivery. */
export type ControlOutcome =
  | { readonly kind: 'done'; readonly before: DeliveryStateCode; readonly after: DeliveryStateCode }
  /** Sent, but the state read afterwards does not show it. */
  | { readonly kind: 'notVerified'; readonly before: DeliveryStateCode; readonly after?: DeliveryStateCode }
  /** Sent and taken, but the figures do not show yet that they were computed anew. */
  | { readonly kind: 'notComputedYet'; readonly before: DeliveryStateCode }
  /** Not touched: it is not in the state any more that the person agreed about. */
  | { readonly kind: 'changed'; readonly before: DeliveryStateCode; readonly now: DeliveryStateCode }
  | { readonly kind: 'gone' };

type Untouched = Extract<ControlOutcome, { kind: 'changed' | 'gone' }>;

/**
 * Changes one delivery: reads its state again first and leaves it alone when that is not `agreed` any more, sends the
 * command once, and reads the state afterwards. Rejects with the repository's CampaignError.
 */
export async function controlDelivery(
  deliveries: Pick<DeliveriesRepository, 'get' | 'command' | 'prepare'>,
  id: string,
  action: ControlAction,
  agreed: DeliveryStateCode,
  signal: AbortSignal,
): Promise<ControlOutcome> {
  const untouched = await stillAsAgreed(deliveries, id, agreed, (state) => isAllowed(action, state), signal);
  if (untouched !== undefined) {
    return untouched;
  }
  const { command, after: shows } = WIRE[action];
  if (command === 'prepare') {
    await deliveries.prepare(id, signal);
  } else {
    await deliveries.command(id, command, signal);
  }
  const after = (await deliveries.get(id, signal))?.state;
  const taken = after !== undefined && shows.includes(after);
  return taken ? { kind: 'done', before: agreed, after } : { kind: 'notVerified', before: agreed, after };
}

/** Reads the state once more before a write; undefined when it is the one that the person agreed about. */
export async function stillAsAgreed(
  deliveries: Pick<DeliveriesRepository, 'get'>,
  id: string,
  agreed: DeliveryStateCode,
  allows: (state: DeliveryStateCode) => boolean,
  signal: AbortSignal,
): Promise<Untouched | undefined> {
  const state = (await deliveries.get(id, signal))?.state;
  if (state === undefined) {
    return { kind: 'gone' };
  }
  return state !== agreed || !allows(state) ? { kind: 'changed', before: agreed, now: state } : undefined;
}
