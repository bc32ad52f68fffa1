import type { DeliveryDetail } from './delivery';
/** Who sends: the values of `nms:delivery/@deliveryMode` (Adobe's factory schema). */
export const DELIVERY_MODE = { external: 0, bulk: 1, descriptive: 2, midSourcing: 4 } as const;

/** True when this instance's own MTA sends it, which is Campaign's usual case and so the answer when unknown. */
export function isSentByOwnMta(deliveryMode: number | undefined): boolean {
  return deliveryMode === undefined || deliveryMode === DELIVERY_MODE.bulk;
}

/** Whether a delivery belongs to a campaign; undefined when the instance does not tell. */
export function inCampaign({ operationId }: Pick<DeliveryDetail, 'operationId'>): boolean | undefined {
  return operationId === undefined ? undefined : operationId !== '' && operationId !== '0';
}

/** Schemas of the events of transactional messages (Message Center). */
const EVENTS: readonly (string | undefined)[] = ['nms:rtEvent', 'nms:batchEvent'];

/**
 * Whether a delivery is fed by events: it stays in progress by design, quiet or not, and its validity is none of a
 * single shot. False where the instance does not tell.
 */
export function isOfEvents({ targetSchema }: Pick<DeliveryDetail, 'targetSchema'>): boolean {
  return EVENTS.includes(targetSchema);
}
