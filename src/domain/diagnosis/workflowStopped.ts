import type { DeliveryDetail, EpochMs } from '../delivery';
import { DELIVERY_MODE } from '../deliveryMode';
import { DELIVERY_STATES, isPendingLike } from '../deliveryState';
import type { Severity } from '../finding';
import type { Evidence, WorkflowSeen } from './evidence';
import { inCampaign } from './inCampaign';
import { BECAUSE, NOT_APPLICABLE, fact, finding, ruledOutUnless, unchecked } from '../judgement/verdict';
import type { Verdict } from '../judgement/verdict';
import type { Cause } from './cause';

const CAUSE = 'workflowStopped';

interface Needed {
  /** Internal name. */
  readonly workflow: string;
  readonly severity: Severity;
  /** Which deliveries need it. */
  readonly concerns: (delivery: DeliveryDetail, instanceNow: EpochMs) => boolean;
}

const midSourced: Needed['concerns'] = ({ deliveryMode, state }) =>
  deliveryMode === DELIVERY_MODE.midSourcing && isPendingLike(state);

const NEEDED: readonly Needed[] = [
  // Adobe, "Workflow execution": starts the approved deliveries of campaigns.
  {
    workflow: 'deliveryMgt',
    severity: 'warning',
    concerns: (delivery) => delivery.state === DELIVERY_STATES.ready && inCampaign(delivery) === true,
  },
  // Adobe, "Mid-sourcing server": counters and logs come back from the mid-sourcing server by these.
  { workflow: 'defaultMidSourcingDlv', severity: 'warning', concerns: midSourced },
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
export const workflowStopped: Cause = { id: CAUSE, judge };

function judge(evidence: Evidence): Verdict {
  const needed = NEEDED.filter(({ concerns }) => concerns(evidence.delivery.value, evidence.instanceNow));
  if (needed.length === 0) {
    return NOT_APPLICABLE;
  }
  const looked = needed.map(({ workflow, severity }) => ({ workflow, severity, read: evidence.workflows[workflow] }));
  const missing = looked.flatMap(({ workflow, read }) => {
    if (read === undefined || (read.ok && read.value?.state === undefined)) {
      return [{ what: workflow, because: BECAUSE.notGiven }];
    }
    return read.ok ? [] : [unchecked(read)];
  });
  const findings = looked.flatMap(({ workflow, severity, read }) => {
    if (read?.ok !== true || read.value === undefined || !stands(read.value)) {
      return [];
    }
    const { label, state, failed } = read.value;
    return [
      finding({
        cause: CAUSE,
        severity,
        certainty: 'likely',
        args: { workflow, label, failed: failed === true ? 1 : 0 },
        evidence: [
          fact(read, failed === true ? 'workflowFailed' : 'workflowState', { label, workflow, state: state ?? '' }),
        ],
        remedies: [{ kind: 'restartWorkflow', workflow }],
      }),
    ];
  });
  return findings.length > 0 ? { kind: 'found', findings, unchecked: missing } : ruledOutUnless(missing);
}

/** Whether a workflow that should run does not. */
export function stands({ state, failed }: WorkflowSeen): boolean {
  return failed === true || (state !== undefined && !ALIVE.includes(state));
}
