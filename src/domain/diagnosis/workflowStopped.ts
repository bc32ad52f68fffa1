import * as l10n from '@vscode/l10n';
import type { DeliveryDetail, EpochMs } from '../delivery';
import { DELIVERY_MODE, inCampaign } from '../deliveryKind';
import { DELIVERY_STATES, isInPreparation, isPendingLike } from '../deliveryState';
import type { Severity } from '../finding';
import { BECAUSE, fact, finding, verdictOf, unchecked } from '../judgement/verdict';
import { defineCause } from './cause';
import type { Evidence, WorkflowSeen } from './evidence';
import { explainedText } from './explained';
import { whyWorkflowFailed, workflowProof } from './workflowReason';

interface Needed {
  /** Internal name. */
  readonly workflow: string;
  readonly severity: Severity;
  /** Nothing of it leaves before the workflow runs again. */
  readonly holdsUp?: true;
  /** Which deliveries need it. */
  readonly concerns: (delivery: DeliveryDetail, instanceNow: EpochMs) => boolean;
  /** Only instances with their profiles in a cloud database have it. */
  readonly ofFfda?: true;
}

const midSourced: Needed['concerns'] = ({ deliveryMode, state }) =>
  deliveryMode === DELIVERY_MODE.midSourcing && isPendingLike(state);

const NEEDED: readonly Needed[] = [
  // Adobe, "Workflow execution": starts the approved deliveries of campaigns.
  {
    workflow: 'deliveryMgt',
    severity: 'warning',
    holdsUp: true,
    concerns: (delivery) => delivery.state === DELIVERY_STATES.ready && inCampaign(delivery) === true,
  },
  // Adobe, "Workflow execution": starts the workflows of campaigns, which make their deliveries.
  {
    workflow: 'operationMgt',
    severity: 'warning',
    holdsUp: true,
    concerns: (delivery) => inCampaign(delivery) === true && delivery.state <= DELIVERY_STATES.ready,
  },
  // Adobe, "Replication": deliveries and the ids of their twins are copied to the cloud database by queues, every 20 seconds,
  // which an analysis waits for ("Replication not confirmed").
  ...['ffdaReplicateQueueDelivery', 'ffdaReplicateQueueDlvMidRemoteIdRel'].map((workflow): Needed => ({
    workflow,
    severity: 'error',
    holdsUp: true,
    ofFfda: true,
    concerns: ({ state }) => isInPreparation(state),
  })),
  // Adobe, "Mid-sourcing server": counters and logs come back from the mid-sourcing server by these.
  { workflow: 'defaultMidSourcingDlv', severity: 'warning', concerns: midSourced },
  { workflow: 'defaultMidSourcingDlvStat', severity: 'info', concerns: midSourced },
  { workflow: 'defaultMidSourcingLog', severity: 'info', concerns: midSourced },
  {
    workflow: 'tracking',
    severity: 'info',
    concerns: ({ trackingEnabled, state }) => trackingEnabled !== false && isPendingLike(state),
  },
  // The nightly cleanup closes what is past its validity.
  {
    workflow: 'cleanup',
    severity: 'info',
    concerns: ({ validityDate, state }, instanceNow) =>
      validityDate !== undefined && validityDate <= instanceNow && isPendingLike(state),
  },
];

/** Names of the technical workflows that are looked at. */
export const WATCHED_WORKFLOWS: readonly string[] = NEEDED.map(({ workflow }) => workflow);

/** `xtk:workflow/@state` of one that runs, or is about to. */
const ALIVE: readonly number[] = [1, 2, 11];

/** A technical workflow that this delivery needs was stopped, paused, or ended in an error. */
export const workflowStopped = defineCause({
  id: 'workflowStopped',
  ruledOut: () => l10n.t('The technical workflows that it needs are started.'),
  findings: {
    workflowStopped: {
      title: (args) =>
        args.number('failed') === 1
          ? l10n.t('The technical workflow {0} ended in an error', args.text('label'))
          : l10n.t('The technical workflow {0} is not started', args.text('label')),
      meaning: (args) =>
        [whatItDoes(args.text('workflow')), explainedText(args)].filter((text) => text !== '').join(' '),
      page: (args) => {
        const workflow = args.text('workflow');
        if (workflow === 'tracking') {
          return 'tracking';
        }
        return workflow.startsWith('defaultMidSourcing') ? 'midSourcing' : 'workflows';
      },
    },
  },
  facts: {},
  concerns,
  judge,
});

/** What the deliveries of an instance need it for. */
function whatItDoes(workflow: string): string {
  switch (workflow) {
    case 'deliveryMgt':
      return l10n.t('It starts the approved deliveries of campaigns. While it is stopped, they stay ready.');
    case 'operationMgt':
      return l10n.t(
        'It starts the workflows of campaigns. While it is stopped, they wait to be started, and so do the deliveries that they make.',
      );
    case 'cleanup':
      return l10n.t(
        'Every night it closes deliveries whose validity has ended. While it is stopped, they stay as they are.',
      );
    case 'ffdaReplicateQueueDelivery':
    case 'ffdaReplicateQueueDlvMidRemoteIdRel':
      return l10n.t(
        'It copies deliveries to the cloud database, and every analysis waits for that. Adobe does not want it to be changed: ask Adobe if it does not start again.',
      );
    case 'tracking':
      return l10n.t('It collects opens and clicks. While it is stopped, the figures of all deliveries stand still.');
    default:
      return l10n.t(
        'It brings counters and logs back from the mid-sourcing server. While it is stopped, the delivery seems to stand still, although it may have been sent.',
      );
  }
}

function concerns(evidence: Evidence): boolean {
  return neededFor(evidence).length > 0;
}

function neededFor({ delivery, instanceNow, topology }: Evidence): readonly Needed[] {
  return NEEDED.filter(
    ({ concerns: isNeeded, ofFfda }) =>
      (ofFfda !== true || topology?.ffda === true) && isNeeded(delivery.value, instanceNow),
  );
}

function judge(evidence: Evidence) {
  const looked = neededFor(evidence).map(({ workflow, severity, holdsUp }) => ({
    workflow,
    severity,
    holdsUp,
    read: evidence.workflows[workflow],
  }));
  const missing = looked.flatMap(({ workflow, read }) => {
    if (read === undefined || (read.ok && read.value?.state === undefined)) {
      return [{ what: workflow, because: BECAUSE.notGiven }];
    }
    return read.ok ? [] : [unchecked(read)];
  });
  const findings = looked.flatMap(({ workflow, severity, holdsUp, read }) => {
    if (read?.ok !== true || read.value === undefined || !stands(read.value)) {
      return [];
    }
    const { label, state, failed } = read.value;
    return [
      finding({
        cause: 'workflowStopped',
        severity,
        certainty: 'likely',
        ...(holdsUp === true ? { holdsUp } : {}),
        args: { workflow, label, failed: failed === true ? 1 : 0, ...whyWorkflowFailed(evidence, workflow) },
        evidence: [
          fact(read, failed === true ? 'workflowFailed' : 'workflowState', { label, workflow, state: state ?? '' }),
          ...workflowProof(evidence, workflow),
        ],
        remedies: [{ kind: 'restartWorkflow', workflow }],
      }),
    ];
  });
  return verdictOf(findings, missing);
}

/** Whether a workflow that should run does not. */
export function stands({ state, failed }: WorkflowSeen): boolean {
  return failed === true || (state !== undefined && !ALIVE.includes(state));
}
