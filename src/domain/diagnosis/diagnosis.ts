import type { DeliveryDetail, DeliveryId, EpochMs } from '../delivery';
import type { Finding, Unchecked } from '../finding';
import type { CauseFactKey, CauseFindingId, CauseId } from './causes';

/** The delivery as it was read, and how it stands with others. */
export interface Situation {
  readonly delivery: DeliveryDetail;
  /** When it was examined, by the instance's clock: what its dates are held against. */
  readonly instanceNow: EpochMs;
  /** Servers that the person cannot reach have to act now: Adobe's, or a mid-sourcing server's that is not connected. */
  readonly outOfReach: boolean;
  /** How many deliveries of the instance are overdue, and how many wait besides; undefined where nobody counted. */
  readonly onInstance?: { readonly overdue: number; readonly pending: number };
}

/** The whole answer to "why is it pending?". */
export interface Diagnosis {
  readonly deliveryId: DeliveryId;
  readonly at: EpochMs;
  readonly situation: Situation;
  /** What holds it up now first; empty when nothing was found. */
  readonly findings: readonly Finding<CauseFindingId, CauseFactKey>[];
  /** Causes that were looked for and ruled out. */
  readonly ruledOut: readonly CauseId[];
  readonly unchecked: readonly Unchecked[];
}
