import type { DeliveryId } from '../delivery';
import { DELIVERY_STATES } from '../deliveryState';
import type { DeliveryStateCode } from '../deliveryState';
import { BECAUSE, RULED_OUT, fact, finding, found } from '../judgement/verdict';
import type { Verdict } from '../judgement/verdict';
import { WATCHED_WORKFLOWS } from '../diagnosis/workflowStopped';
import { named, uncheckedBecause } from './rule';
import type { Rule } from './rule';

/** A workflow in error and the deliveries that it made lately. */
export interface FeedSeen {
  readonly workflow: string;
  readonly label: string;
  readonly deliveries: readonly {
    readonly id: DeliveryId;
    readonly internalName: string;
    readonly state: DeliveryStateCode;
  }[];
}

/**
 * A workflow that makes deliveries ended in an error: what it should have targeted or sent stays undone, and its work
 * tables stay (Adobe, "Database performances"). No remedy starts it again: that may send what was sent.
 */
export const feedingWorkflows: Rule = {
  id: 'feedingWorkflows',
  judge: ({ feeds }): Verdict => {
    if (!feeds.ok) {
      return uncheckedBecause(feeds);
    }
    if (feeds.value === undefined) {
      return { kind: 'unchecked', unchecked: [{ what: feeds.source, because: BECAUSE.notGiven }] };
    }
    // The technical ones have a rule of their own.
    const failed = feeds.value.filter(({ workflow }) => !WATCHED_WORKFLOWS.includes(workflow));
    if (failed.length === 0) {
      return RULED_OUT;
    }
    return found(
      ...failed.map(({ workflow, label, deliveries }) => {
        const waiting = deliveries.filter(({ state }) => state <= DELIVERY_STATES.retryInProgress);
        const args = {
          workflow,
          label,
          count: deliveries.length,
          waiting: waiting.length,
          names: named(waiting.length > 0 ? waiting : deliveries),
        };
        return finding({
          cause: 'feedingWorkflows',
          severity: waiting.length > 0 ? 'warning' : 'info',
          certainty: 'certain',
          args,
          evidence: [
            fact(feeds, 'workflowFailed', { workflow, label }),
            fact(feeds, 'deliveries', { count: deliveries.length, names: named(deliveries) }),
          ],
        });
      }),
    );
  },
};
