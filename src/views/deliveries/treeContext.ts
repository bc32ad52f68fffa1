import type { CampaignInstance } from '../../campaign/instance';
import type { ConnectionManager } from '../../connections/manager';
import type { Clock } from '../../platform/clock';
import type { InstanceDeliveries } from './instanceDeliveries';

/** What the nodes need. */
export interface TreeContext {
  readonly manager: ConnectionManager;
  readonly clock: Clock;
  readonly deliveries: (connectionId: string) => InstanceDeliveries;
}

/** The instance's present time, epoch ms. */
export function instanceNow(context: TreeContext, instance: CampaignInstance | undefined): number {
  return context.clock.now() + (instance?.info.clockOffsetMs ?? 0);
}
