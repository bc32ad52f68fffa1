import type { DeliveryId, EpochMs } from '../delivery';
import type { Finding, Unchecked } from '../finding';
import type { CauseFactKey, CauseFindingId, CauseId } from './causes';

/** The whole answer to "why is it pending?". */
export interface Diagnosis {
  readonly deliveryId: DeliveryId;
  readonly at: EpochMs;
  /** Surest and gravest first; empty when nothing was found. */
  readonly findings: readonly Finding<CauseFindingId, CauseFactKey>[];
  /** Causes that were looked for and ruled out. */
  readonly ruledOut: readonly CauseId[];
  readonly unchecked: readonly Unchecked[];
}
