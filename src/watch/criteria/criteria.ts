import { hardBounceRatio, softBounceRatio } from './bounceRatio';
import { certificateEnds } from './certificateEnds';
import type { Criterion } from './criterion';
import { deliveryFailed, preparationFailed } from './deliveryFailed';
import { inProgress } from './inProgress';
import { cleanupSilent, moduleMissing, serverDisk, trackingSilent, workflowError } from './instance';
import { lowThroughput } from './lowThroughput';
import { queueGrowing } from './queueGrowing';
import { startPending } from './startPending';

/** Every criterion: first those of Adobe's Delivery Alerting, then ours. */
export const CRITERIA: readonly Criterion[] = [
  deliveryFailed,
  preparationFailed,
  hardBounceRatio,
  softBounceRatio,
  startPending,
  lowThroughput,
  inProgress,
  moduleMissing,
  serverDisk,
  trackingSilent,
  workflowError,
  cleanupSilent,
  certificateEnds,
  queueGrowing,
];

/** The criterion of an id; undefined for one that another version wrote. */
export function criterionOf(id: string): Criterion | undefined {
  return CRITERIA.find((criterion) => criterion.id === id);
}
