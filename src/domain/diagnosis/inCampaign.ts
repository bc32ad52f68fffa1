import type { DeliveryDetail } from '../delivery';

/** Whether a delivery belongs to a campaign; undefined when the instance does not tell. */
export function inCampaign({ operationId }: Pick<DeliveryDetail, 'operationId'>): boolean | undefined {
  return operationId === undefined ? undefined : operationId !== '' && operationId !== '0';
}
