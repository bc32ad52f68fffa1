import type { CampaignInstance } from '../../campaign/instance';
import type { ConnectionManager } from '../../connections/manager';
import type { ViewChoice } from '../../domain/viewChoice';
import type { Clock } from '../../platform/clock';
import type { DeliveryExtras } from './deliveryExtras';
import type { InstanceDeliveries } from './instanceDeliveries';

/** What the nodes need. */
export interface TreeContext {
  readonly manager: ConnectionManager;
  readonly clock: Clock;
  readonly deliveries: (connectionId: string) => InstanceDeliveries;
  /** How the person wants to see them. */
  readonly choice: () => ViewChoice;
  /** What other features add to deliveries. */
  readonly extras: DeliveryExtras;
}

/** The instance's present time, epoch ms. */
export function instanceNow(context: TreeContext, instance: CampaignInstance | undefined): number {
  return context.clock.now() + (instance?.info.clockOffsetMs ?? 0);
}
