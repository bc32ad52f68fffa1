import { COMMON_FACTS } from '../judgement/commonFacts';
import type { CommonFactKey } from '../judgement/commonFacts';
import { factWordsOf, findingWordsOf, ruledOutWordsOf } from '../judgement/definition';
import type { FactKeyOf, FindingIdOf } from '../judgement/definition';
import type { FactWords } from '../judgement/definition';
import { affinityNotConfigured } from './affinityNotConfigured';
import { affinityWithoutAddress } from './affinityWithoutAddress';
import { alreadySent } from './alreadySent';
import { campaignStopped } from './campaignStopped';
import { childSlots } from './childSlots';
import { clockSkew } from './clockSkew';
import { concurrencyLimit } from './concurrencyLimit';
import { contentScriptFails } from './contentScriptFails';
import { diskFull } from './diskFull';
import { domainsRefuse } from './domainsRefuse';
import { drivingWorkflow } from './drivingWorkflow';
import { failed } from './failed';
import { journalSays } from './journalSays';
import { justDue } from './justDue';
import { messagesSay } from './messagesSay';
import { midHandover } from './midHandover';
import { moduleNotRunning } from './moduleNotRunning';
import { mtaNotRunning } from './mtaNotRunning';
import { nobodyToSendTo } from './nobodyToSendTo';
import { noServerRunsMta } from './noServerRunsMta';
import { notWaiting } from './notWaiting';
import { partsNotTaken } from './partsNotTaken';
import { paused } from './paused';
import { preparedInPart } from './preparedInPart';
import { preparing } from './preparing';
import { retries } from './retries';
import { routingInactive } from './routingInactive';
import { scheduledForLater } from './scheduledForLater';
import { sendingStalled } from './sendingStalled';
import { startOverdue } from './startOverdue';
import { statServerMissing } from './statServerMissing';
import { trackingOff } from './trackingOff';
import { twinOnMid } from './twinOnMid';
import { validityPassed } from './validityPassed';
import { waitingForApproval } from './waitingForApproval';
import { waves } from './waves';
import { wfserverNotRunning } from './wfserverNotRunning';
import { workflowStopped } from './workflowStopped';

/** Every cause that is looked for, the commonest first: the order among equally grave and sure findings. */
export const CAUSES = [
  scheduledForLater,
  justDue,
  notWaiting,
  drivingWorkflow,
  preparing,
  alreadySent,
  // Why the MTA cannot start comes before that it does not run.
  statServerMissing,
  mtaNotRunning,
  noServerRunsMta,
  moduleNotRunning,
  affinityNotConfigured,
  affinityWithoutAddress,
  routingInactive,
  midHandover,
  twinOnMid,
  validityPassed,
  campaignStopped,
  waitingForApproval,
  preparedInPart,
  paused,
  failed,
  retries,
  wfserverNotRunning,
  workflowStopped,
  concurrencyLimit,
  childSlots,
  diskFull,
  partsNotTaken,
  waves,
  contentScriptFails,
  domainsRefuse,
  nobodyToSendTo,
  trackingOff,
  journalSays,
  messagesSay,
  clockSkew,
  // What these say depends on what was found before.
  startOverdue,
  sendingStalled,
] as const;

type AnyCause = (typeof CAUSES)[number];

/** The id of a cause: what is ruled out goes by it. */
export type CauseId = AnyCause['id'];

/** The id of something that a cause may find. */
export type CauseFindingId = FindingIdOf<AnyCause>;

/** The key of a fact that a cause may show. */
export type CauseFactKey = FactKeyOf<AnyCause> | CommonFactKey;

/** The words of everything that a cause may find, by the finding's id. */
export const CAUSE_FINDINGS = findingWordsOf(CAUSES);

/** The words of all facts that a cause may show. */
export const CAUSE_FACTS: ReadonlyMap<string, FactWords> = new Map([
  ...Object.entries<FactWords>(COMMON_FACTS),
  ...factWordsOf(CAUSES),
]);

/** What is said of each cause that was ruled out. */
export const CAUSE_RULED_OUT = ruledOutWordsOf(CAUSES);
