import type { DeliveryId } from '../domain/delivery';
import type { DeliveryStateCode } from '../domain/deliveryState';

/** A delivery that still has to be sent and asks for an IP affinity. */
export interface AffinityUse {
  readonly id: DeliveryId;
  readonly label: string;
  readonly internalName: string;
  readonly state: DeliveryStateCode;
  readonly deliveryMode?: number;
  readonly affinity: string;
}

/** A module as the instance itself sees it, where it shows its monitoring. */
export interface MonitoredProcess {
  readonly name: string;
  readonly instance?: string;
  /** The machine it runs on, in the instance's words. */
  readonly host?: string;
  readonly running: boolean;
  readonly pid?: number;
  readonly memoryBytes?: number;
}

/** What the instance tells of its sending servers, and asks of them. */
export interface MachinesRepository {
  /** Deliveries still to be sent that ask for an affinity; newest first. */
  affinitiesInUse(signal: AbortSignal): Promise<readonly AffinityUse[]>;
  /** Modules of an instance on all its machines (`nl:monitoring`); undefined when the operator may not see them. */
  processes(instance: string | undefined, signal: AbortSignal): Promise<readonly MonitoredProcess[] | undefined>;
}
