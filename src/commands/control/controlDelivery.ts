import type { DeliveriesRepository, DeliveryCommand } from '../../campaign/instance';
import { isAllowed } from '../../domain/actions';
import { DELIVERY_STATES, type DeliveryStateCode } from '../../domain/deliveryState';

/** The verbs that change whether a delivery is sent. */
export type ControlAction = 'start' | 'pause' | 'resume' | 'stop';

/** What goes over the wire for each, and the states that show that it was taken. */
const WIRE: Readonly<Record<ControlAction, { readonly command: DeliveryCommand; readonly after: readonly DeliveryStateCode[] }>> = (() => {
  const S = DELIVERY_STATES;
  const sending = [S.startPending, S.started, S.retryPending, S.retryInProgress, S.finished];
  return {
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
  /** Not touched: it is not in the state any more that the person agreed about. */
  | { readonly kind: 'changed'; readonly before: DeliveryStateCode; readonly now: DeliveryStateCode }
  | { readonly kind: 'gone' };

/**
 * Changes one delivery: reads its state again first and leaves it alone when that is not `agreed` any more, sends the
 * command once, and reads the state afterwards. Rejects with the repository's CampaignError.
 */
export async function controlDelivery(
  deliveries: Pick<DeliveriesRepository, 'get' | 'command'>,
  id: string,
  action: ControlAction,
  agreed: DeliveryStateCode,
  signal: AbortSignal,
): Promise<ControlOutcome> {
  const before = (await deliveries.get(id, signal))?.state;
  if (before === undefined) return { kind: 'gone' };
  if (before !== agreed || !isAllowed(action, before)) return { kind: 'changed', before: agreed, now: before };
  const { command, after: shows } = WIRE[action];
  await deliveries.command(id, command, signal);
  const after = (await deliveries.get(id, signal))?.state;
  return after !== undefined && shows.includes(after) ? { kind: 'done', before, after } : { kind: 'notVerified', before, after };
}
