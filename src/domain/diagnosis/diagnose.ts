import type { Diagnosis } from './diagnosis';
import { affinityNotConfigured } from './affinityNotConfigured';
import { childSlots } from './childSlots';
import { clockSkew } from './clockSkew';
import { collect } from '../judgement/collect';
import { concurrencyLimit } from './concurrencyLimit';
import { diskFull } from './diskFull';
import type { Evidence } from './evidence';
import { domainsRefuse } from './domainsRefuse';
import { failedBefore } from './failedBefore';
import { journalSays } from './journalSays';
import { justDue } from './justDue';
import { midHandover } from './midHandover';
import { mtaNotRunning } from './mtaNotRunning';
import { nobodyToSendTo } from './nobodyToSendTo';
import { partsNotTaken } from './partsNotTaken';
import { paused } from './paused';
import { retries } from './retries';
import { routingInactive } from './routingInactive';
import { scheduledForLater } from './scheduledForLater';
import { statServerMissing } from './statServerMissing';
import { trackingOff } from './trackingOff';
import { unexplained } from './unexplained';
import { validityPassed } from './validityPassed';
import type { Cause } from './cause';
import { waitingForApproval } from './waitingForApproval';
import { waves } from './waves';
import { wfserverNotRunning } from './wfserverNotRunning';
import { workflowStopped } from './workflowStopped';

/** Every cause that is looked for, the commonest first: the order among equally grave and sure findings. */
export const CAUSES: readonly Cause[] = [
  scheduledForLater,
  justDue,
  mtaNotRunning,
  statServerMissing,
  affinityNotConfigured,
  routingInactive,
  midHandover,
  validityPassed,
  waitingForApproval,
  paused,
  failedBefore,
  retries,
  wfserverNotRunning,
  workflowStopped,
  concurrencyLimit,
  childSlots,
  diskFull,
  partsNotTaken,
  clockSkew,
  waves,
  domainsRefuse,
  nobodyToSendTo,
  trackingOff,
  journalSays,
];

/** Weighs the evidence: what holds the delivery up, what does not, and what could not be checked. */
export function diagnose(evidence: Evidence): Diagnosis {
  const verdicts = CAUSES.map((cause) => ({ id: cause.id, verdict: cause.judge(evidence) }));
  const found = verdicts.flatMap(({ verdict }) => (verdict.kind === 'found' ? verdict.findings : []));
  return {
    deliveryId: evidence.delivery.value.id,
    at: evidence.at,
    ...collect(verdicts, evidence.at, unexplained(evidence, found)),
  };
}
