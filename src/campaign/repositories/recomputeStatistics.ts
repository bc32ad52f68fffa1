import type { DeliveryId } from '../../domain/delivery';
import { CampaignError } from '../errors';
import type { Caller } from '../session/caller';
import { argument } from '../soap/argument';

/**
 * 1 tracking, 2 errors, 8 message counters; 4, which resets the tracking, is never sent (docs/campaign/deliveries.md).
 */
const RECOMPUTE_ALL = 1 + 2 + 8;

/** `nms:delivery#RecomputeStats`, sent once. Ids may be negative, because sequences wrap around. */
export async function recomputeStatistics(caller: Caller, id: DeliveryId, signal: AbortSignal): Promise<void> {
  const doing = `RecomputeStats delivery ${id}`;
  if (!/^-?\d{1,10}$/.test(id)) {
    throw new CampaignError({ code: 'queryError', doing, facts: { reason: 'the method takes numbers only' } });
  }
  await caller.values(
    {
      urn: 'nms:delivery',
      method: 'RecomputeStats',
      arguments: [argument.int('deliveryId', Number(id)), argument.byte('dirtyFlags', RECOMPUTE_ALL)],
      doing,
      effect: 'write',
    },
    signal,
  );
}
