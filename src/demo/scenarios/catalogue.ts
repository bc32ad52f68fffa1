import {
  campaignStopped,
  messageNotApproved,
  personalisationPending,
  targetNotApproved,
  workflowPaused,
} from './approvals';
import { campaignJobsFail, statesNotBroughtBack } from './campaignJobs';
import { childrenBusy, orphanedChildren } from './children';
import {
  affinityWithoutAddress,
  commasInAffinity,
  migrationLeftOff,
  smsStopped,
  statisticsServerStopped,
  typologyAffinity,
} from './configurationMistakes';
import { contentScript } from './contentScript';
import {
  byPost,
  changedInTheFuture,
  dueNow,
  eventsToCome,
  oldDiskErrors,
  recycled,
  smsAffinityOnOneServer,
  stateOfItsOwn,
  twoInstances,
} from './quiet';
import { affinityMissing } from './affinityMissing';
import { bouncesAboveThreshold, inactiveRecipients, quarantineGrowth } from './badAddresses';
import { affinitiesDiffer, enhancedValidity, statServerMissing, tooManyChildren, verifyMode } from './configuration';
import { affinityTypo, allIsWell, emptyTarget, midWorkflowStopped, sendingFailed, trackingOff } from './mistakes';
import { failedPilingUp, midAccountWrong, preparationError } from './failures';
import { approvalWaiting, pausedByOperator, standingStill, validitySoonOver } from './halts';
import {
  imagesByHttp,
  imagesInsideHtml,
  imagesNotPublished,
  imagesOfOddKinds,
  imagesTooHeavy,
  publicSilent,
} from './images';
import { affinityOnMid, midTimeout, notOnMid } from './journalTexts';
import { logTexts } from './logTexts';
import { concurrencyLimit, throttledDomain } from './limits';
import { clockSkew, diskFull, memoryHungryMta } from './machines';
import { messageTexts } from './messageTexts';
import { mtaStopped, mtaStoppedOnOne } from './mtaStopped';
import { nobodyLeft } from './nobodyLeft';
import { dailyRestart, instanceUnnamed, noServerDeclared, sentByUndeclaredServer } from './outOfSight';
import { preparationsFailed } from './preparationsFailed';
import { complaints, domainBounces, unknownUsers } from './providers';
import { retriesExhausted } from './retriesExhausted';
import type { Scenario } from './scenario';
import { concurrencyTooHigh, purgeUnlimited, smsAccountInactive } from './settings';
import { flowControl, longPreparation, partsNotTaken, slowPreparation } from './slowness';
import { temporaryFiles } from './temporaryFiles';
import { bigAtOnce, expiredValidity, scheduledForLater, waves, wavesSecondsApart } from './timing';
import { cleanupStopped, trackingWorkflowStopped, wfserverMissing, workflowInError } from './workflows';

/** Everything that can be practised. */
export const SCENARIOS: readonly Scenario[] = [
  mtaStopped,
  affinityMissing,
  scheduledForLater,
  waves,
  concurrencyLimit,
  midAccountWrong,
  preparationError,
  expiredValidity,
  throttledDomain,
  trackingOff,
  imagesNotPublished,
  failedPilingUp,
  bigAtOnce,
  temporaryFiles,
  retriesExhausted,
  nobodyLeft,
  pausedByOperator,
  approvalWaiting,
  validitySoonOver,
  standingStill,
  partsNotTaken,
  flowControl,
  longPreparation,
  slowPreparation,
  smsAccountInactive,
  quarantineGrowth,
  bouncesAboveThreshold,
  complaints,
  unknownUsers,
  domainBounces,
  affinitiesDiffer,
  verifyMode,
  tooManyChildren,
  enhancedValidity,
  statServerMissing,
  wfserverMissing,
  trackingWorkflowStopped,
  cleanupStopped,
  concurrencyTooHigh,
  imagesByHttp,
  imagesOfOddKinds,
  imagesInsideHtml,
  imagesTooHeavy,
  publicSilent,
  inactiveRecipients,
  workflowInError,
  clockSkew,
  diskFull,
  memoryHungryMta,
  purgeUnlimited,
  affinityOnMid,
  midTimeout,
  notOnMid,
  affinityTypo,
  emptyTarget,
  sendingFailed,
  midWorkflowStopped,
  mtaStoppedOnOne,
  preparationsFailed,
  messageTexts,
  logTexts,
  campaignStopped,
  messageNotApproved,
  personalisationPending,
  targetNotApproved,
  workflowPaused,
  campaignJobsFail,
  statesNotBroughtBack,
  childrenBusy,
  orphanedChildren,
  affinityWithoutAddress,
  commasInAffinity,
  migrationLeftOff,
  smsStopped,
  statisticsServerStopped,
  typologyAffinity,
  contentScript,
  byPost,
  changedInTheFuture,
  dueNow,
  eventsToCome,
  oldDiskErrors,
  recycled,
  smsAffinityOnOneServer,
  stateOfItsOwn,
  twoInstances,
  wavesSecondsApart,
  instanceUnnamed,
  noServerDeclared,
  sentByUndeclaredServer,
  dailyRestart,
  allIsWell,
];

/** What a demo starts with when nothing else is asked for. */
export const DEFAULT_SCENARIOS: readonly string[] = [mtaStopped.name, affinityMissing.name];

/** Throws an Error that lists the names there are. */
export function requireScenario(name: string): Scenario {
  const found = SCENARIOS.find((scenario) => scenario.name === name);
  if (found === undefined) {
    throw new Error(
      `There is no scenario '${name}'. There are: ${SCENARIOS.map((scenario) => scenario.name).join(', ')}.`,
    );
  }
  return found;
}
