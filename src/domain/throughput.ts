import type { EpochMs } from './delivery';

/** One row of `nms:deliveryStat`: what the MTA relayed between two writes of its statistics. */
export interface ThroughputSample {
  readonly at: EpochMs;
  readonly deliveryId: string;
  /** `@volume`, bytes. */
  readonly bytes: number;
  readonly firstSuccess: number;
  readonly firstError: number;
  readonly retriesSuccess: number;
  readonly retriesError: number;
}
