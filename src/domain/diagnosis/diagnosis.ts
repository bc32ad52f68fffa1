import type { DeliveryId, EpochMs } from '../delivery';
import type { Finding, Unchecked } from '../finding';

/** The whole answer to "why is it pending?". */
export interface Diagnosis {
  readonly deliveryId: DeliveryId;
  readonly at: EpochMs;
  /** Surest and gravest first; empty when nothing was found. */
  readonly findings: readonly Finding[];
  /** Causes that were looked for and ruled out. */
  readonly ruledOut: readonly string[];
  readonly unchecked: readonly Unchecked[];
}
