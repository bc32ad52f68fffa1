import type { DeliveryDetail } from '../delivery';

/** Schemas of the events of transactional messages (Message Center). */
const EVENTS: readonly (string | undefined)[] = ['nms:rtEvent', 'nms:batchEvent'];

/**
 * Whether a delivery is fed by events: it stays in progress by design, quiet or not, and its validity is none of a
 * single shot. False where the instance does not tell.
 */
export function isOfEvents({ targetSchema }: Pick<DeliveryDetail, 'targetSchema'>): boolean {
  return EVENTS.includes(targetSchema);
}
