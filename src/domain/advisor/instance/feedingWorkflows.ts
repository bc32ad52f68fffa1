import * as l10n from '@vscode/l10n';
import { DELIVERY_STATES } from '../../deliveryState';
import { WATCHED_WORKFLOWS } from '../../diagnosis/workflowStopped';
import { RULED_OUT, fact, finding, found, notGiven } from '../../judgement/verdict';
import { WHERE_DELIVERIES_ARE_MADE } from '../../topology/roleScope';
import { defineRule, named, uncheckedBecause } from '../rule';

/**
 * A workflow that makes deliveries ended in an error: what it should have targeted or sent stays undone, and its work
 * tables stay (Adobe, "Database performances"). No remedy starts it again: that may send what was sent.
 */
export const feedingWorkflows = defineRule({
  id: 'feedingWorkflows',
  scope: WHERE_DELIVERIES_ARE_MADE,
  steps: ['technicalWorkflows'],
  title: (args) => l10n.t('The workflow {0}, which makes deliveries, ended in an error', args.text('label')),
  meaning: (args) =>
    args.number('waiting') > 0
      ? l10n.t(
          'What it still had to make or send stays undone: {0}. Read its journal in Campaign before restarting it, because it may send again what was sent. Its work tables stay until it is stopped.',
          args.text('names'),
        )
      : l10n.t(
          'All of its recent deliveries were sent: {0}. Read its journal in Campaign before restarting it, because it may send again what was sent. Its work tables stay until it is stopped.',
          args.text('names'),
        ),
  ruledOut: () => l10n.t('No workflow that makes deliveries is in error.'),
  page: 'workflows',
  judge: ({ feeds }) => {
    if (!feeds.ok) {
      return uncheckedBecause(feeds);
    }
    if (feeds.value === undefined) {
      return notGiven(feeds.source);
    }
    // The technical ones have a rule of their own.
    const failed = feeds.value.filter(({ workflow }) => !WATCHED_WORKFLOWS.includes(workflow));
    if (failed.length === 0) {
      return RULED_OUT;
    }
    return found(
      ...failed.map(({ workflow, label, deliveries }) => {
        const waiting = deliveries.filter(({ state }) => state <= DELIVERY_STATES.retryInProgress);
        return finding({
          cause: 'feedingWorkflows',
          severity: waiting.length > 0 ? 'warning' : 'info',
          certainty: 'certain',
          args: {
            workflow,
            label,
            count: deliveries.length,
            waiting: waiting.length,
            names: named(waiting.length > 0 ? waiting : deliveries),
          },
          evidence: [
            fact(feeds, 'workflowFailed', { workflow, label }),
            fact(feeds, 'deliveries', { count: deliveries.length, names: named(deliveries) }),
          ],
        });
      }),
    );
  },
});
