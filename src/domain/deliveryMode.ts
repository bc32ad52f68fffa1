/** Who sends: the values of `nms:delivery/@deliveryMode` (Adobe's factory schema). */
export const DELIVERY_MODE = { external: 0, bulk: 1, descriptive: 2, midSourcing: 4 } as const;

/** True when this instance's own MTA sends it, which is Campaign's usual case and so the answer when unknown. */
export function isSentByOwnMta(deliveryMode: number | undefined): boolean {
  return deliveryMode === undefined || deliveryMode === DELIVERY_MODE.bulk;
}
