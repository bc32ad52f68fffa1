import type { CampaignInstance } from '../../campaign/instance';
import { isAllowed } from '../../domain/actions';
import type { DeliveryStateCode } from '../../domain/deliveryState';
import { stillAsAgreed, type ControlOutcome } from './controlDelivery';

/**
 * Has the instance compute a delivery's statistics anew: state read before, the order sent once, and the time of the last
 * computation read before and after. Rejects with the repository's CampaignError.
 */
export async function recomputeStatistics(
  { deliveries, statistics, tracking }: Pick<CampaignInstance, 'deliveries' | 'statistics' | 'tracking'>,
  id: string,
  agreed: DeliveryStateCode,
  signal: AbortSignal,
): Promise<ControlOutcome> {
  const untouched = await stillAsAgreed(
    deliveries,
    id,
    agreed,
    (state) => isAllowed('recomputeStatistics', state),
    signal,
  );
  if (untouched !== undefined) {
    return untouched;
  }
  const before = (await tracking.figures(id, signal))?.computedAt;
  await statistics.recompute(id, signal);
  const after = (await tracking.figures(id, signal))?.computedAt;
  return after !== undefined && after !== before
    ? { kind: 'done', before: agreed, after: agreed }
    : { kind: 'notComputedYet', before: agreed };
}
