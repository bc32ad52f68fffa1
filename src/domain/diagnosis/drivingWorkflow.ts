import * as l10n from '@vscode/l10n';
import { DELIVERY_STATES, isInPreparation } from '../deliveryState';
import { NOT_APPLICABLE, RULED_OUT, fact, finding, found, notGiven } from '../judgement/verdict';
import { defineCause } from './cause';
import type { Evidence } from './evidence';
import { explainedText } from './explained';
import { whyWorkflowFailed, workflowProof } from './workflowReason';

/** `xtk:workflow/@state` of one that somebody paused, or an error did. */
const PAUSED = 13;

/** The workflow that makes the delivery is paused or ended in an error: it goes no further by itself. */
export const drivingWorkflow = defineCause({
  id: 'drivingWorkflow',
  ruledOut: () => l10n.t('The workflow that makes it is neither paused nor in error.'),
  findings: {
    drivingWorkflow: {
      title: (args) =>
        args.has('failed')
          ? l10n.t('The workflow “{0}” that makes it ended in an error', args.text('label'))
          : l10n.t('The workflow “{0}” that makes it is paused', args.text('label')),
      meaning: (args) =>
        [
          l10n.t(
            'The delivery is made and started by this workflow. Look at the workflow’s journal, correct what it names and resume it there.',
          ),
          explainedText(args),
        ]
          .filter((text) => text !== '')
          .join(' '),
      page: 'workflows',
    },
  },
  facts: {},
  concerns: ({ delivery }) =>
    isInPreparation(delivery.value.state) ||
    delivery.value.state === DELIVERY_STATES.edition ||
    delivery.value.state === DELIVERY_STATES.ready,
  judge,
});

function judge(evidence: Evidence) {
  const { workflow } = evidence.delivery.value;
  if (workflow === undefined) {
    return NOT_APPLICABLE;
  }
  const { name, label, state, failed } = workflow;
  if (state === undefined && failed === undefined) {
    return notGiven('[workflow/@state]');
  }
  if (failed !== true && state !== PAUSED) {
    return RULED_OUT;
  }
  return found(
    finding({
      cause: 'drivingWorkflow',
      severity: 'warning',
      certainty: 'likely',
      holdsUp: true,
      args: { label, ...(failed === true ? { failed: 1 } : {}), ...whyWorkflowFailed(evidence, name) },
      evidence: [
        fact(evidence.delivery, failed === true ? 'workflowFailed' : 'workflowState', {
          label,
          workflow: name,
          state: state ?? '',
        }),
        ...workflowProof(evidence, name),
      ],
      remedies: [{ kind: 'openAuditLog', deliveryId: evidence.delivery.value.id }],
    }),
  );
}
