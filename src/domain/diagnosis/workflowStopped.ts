import { DELIVERY_MODE } from '../deliveryMode';
import { DELIVERY_STATES, isPendingLike } from '../deliveryState';
import type { Severity } from '../finding';
import type { Evidence, WorkflowSeen } from './evidence';
import { inCampaign } from './inCampaign';
import { BECAUSE, NOT_APPLICABLE, fact, finding, ruledOutUnless, unchecked } from './verdict';
import type { Cause, Verdict } from './verdict';

const CAUSE = 'workflowStopped';

/** Technical workflows that deliveries need, and for which deliveries. */
const NEEDED: readonly { readonly workflow: string; readonly severity: Severity; readonly concerns: (evidence: Evidence) => boolean }[] = [
  // Adobe, "Workflow execution": starts the approved deliveries of campaigns.
  { workflow: 'deliveryMgt', severity: 'warning', concerns: ({ delivery: { value } }) => value.state === DELIVERY_STATES.ready && inCampaign(value) === true },
  // Adobe, "Mid-sourcing server": counters and logs come back from the mid-sourcing server by these.
  { workflow: 'defaultMidSourcingDlv', severity: 'warning', concerns: ({ delivery: { value } }) => value.deliveryMode === DELIVERY_MODE.midSourcing && isPendingLike(value.state) },
  { workflow: 'defaultMidSourcingLog', severity: 'info', concerns: ({ delivery: { value } }) => value.deliveryMode === DELIVERY_MODE.midSourcing && isPendingLike(value.state) },
  { workflow: 'tracking', severity: 'info', concerns: ({ delivery: { value } }) => value.trackingEnabled !== false && isPendingLike(value.state) },
  // The nightly cleanup closes what is past its validity.
  { workflow: 'cleanup', severity: 'info', concerns: ({ delivery: { value }, instanceNow }) => value.validityDate !== undefined && value.validityDate <= instanceNow && isPendingLike(value.state) },
];

/** Names of the technical workflows that are looked at. */
export const WATCHED_WORKFLOWS: readonly string[] = NEEDED.map(({ workflow }) => workflow);

/** `xtk:workflow/@state` of one that runs, or is about to. */
const ALIVE: readonly number[] = [1, 2, 11];

/** A technical workflow that this delivery needs was stopped, paused, or ended in an error. */
export const workflowStopped: Cause = { id: CAUSE, judge };

function judge(evidence: Evidence): Verdict {
  const needed = NEEDED.filter(({ concerns }) => concerns(evidence));
  if (needed.length === 0) return NOT_APPLICABLE;
  const looked = needed.map(({ workflow, severity }) => ({ workflow, severity, read: evidence.workflows[workflow] }));
  const missing = looked.flatMap(({ workflow, read }) => {
    if (read === undefined || (read.ok && read.value?.state === undefined)) return [{ what: workflow, because: BECAUSE.notGiven }];
    return read.ok ? [] : [unchecked(read)];
  });
  const findings = looked.flatMap(({ workflow, severity, read }) => {
    if (read?.ok !== true || read.value === undefined || !stands(read.value)) return [];
    const { label, state, failed } = read.value;
    return [
      finding({
        cause: CAUSE,
        severity,
        certainty: 'likely',
        args: { workflow, label, failed: failed === true ? 1 : 0 },
        evidence: [fact(read, failed === true ? 'workflowFailed' : 'workflowState', { label, workflow, state: state ?? '' })],
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
