import type { RemedyKind } from '../../../src/domain/finding';
import type { TroubleId } from './troubles';

/** What a diagnosis may say of a trouble. The only place where the world's terms meet those of the diagnosis. */
export interface Acceptable {
  /** Findings that name it. */
  readonly findings: readonly string[];
  /** Findings that are no mistake beside it, but do not name it. */
  readonly besides?: readonly string[];
  /** Never to be called certain: it is so, but it ends by itself. */
  readonly neverCertain?: true;
  /** Remedies that an expert would try first; not given where there is none, or where none is to be judged. */
  readonly remedies?: readonly RemedyKind[];
}

const OVERDUE = ['startOverdue'];

export const ACCEPTABLE: Readonly<Record<TroubleId, Acceptable>> = {
  mtaStoppedEverywhere: {
    findings: ['mtaNotRunning'],
    besides: [...OVERDUE, 'partsNotTaken', 'sendingStalled', 'retryOverdue'],
    remedies: ['startModule'],
  },
  mtaStoppedOnOne: { findings: ['mtaNotRunning'], remedies: ['startModule'] },
  noStatisticsServer: {
    findings: ['statServerMissing', 'mtaNotRunning'],
    besides: [...OVERDUE, 'partsNotTaken', 'sendingStalled'],
    remedies: ['openServerLog'],
  },
  affinityNowhere: { findings: ['affinityNotConfigured'], besides: OVERDUE, remedies: ['changeAffinity'] },
  affinityMistyped: {
    findings: ['affinityNotConfigured'],
    besides: OVERDUE,
    remedies: ['changeAffinity', 'setAffinity'],
  },
  affinityOnOneServer: { findings: ['affinityNotConfigured'] },
  accountOff: { findings: ['routingInactive'], besides: OVERDUE, remedies: ['setAccount'] },
  notConfirmed: { findings: ['waitingForApproval'], remedies: ['start'] },
  warningsInAnalysis: { findings: ['waitingForApproval', 'semiAutomatic'], remedies: ['openAuditLog', 'start'] },
  starterStopped: {
    findings: ['workflowStopped'],
    besides: ['waitingForApproval'],
    remedies: ['restartWorkflow'],
  },
  workflowServerDown: {
    findings: ['wfserverNotRunning'],
    besides: ['waitingForApproval'],
    remedies: ['startModule'],
  },
  placesTaken: { findings: ['concurrencyLimit'], besides: OVERDUE },
  forLater: { findings: ['scheduledForLater'] },
  dueForSeconds: { findings: ['justDue'] },
  pausedBySomebody: { findings: ['paused'], remedies: ['resume'] },
  validityOver: { findings: ['validityPassed'], besides: OVERDUE },
  analysisFailed: { findings: ['preparationFailed'], remedies: ['openAuditLog'] },
  sendingBroke: { findings: ['sendingFailed'], remedies: ['openAuditLog'] },
  retriesPlanned: { findings: ['retries'] },
  retryMissed: { findings: ['retryOverdue'], remedies: ['openServerLog', 'restartModule'] },
  childrenBusy: { findings: ['childSlots'], besides: OVERDUE },
  diskFull: {
    findings: ['diskFull'],
    besides: [...OVERDUE, 'partsNotTaken', 'sendingStalled'],
    remedies: ['purgeTemporary', 'openServerLog'],
  },
  serverClockWrong: { findings: ['clockSkew'] },
  ownClockWrong: { findings: ['ownClockSkew'] },
  instanceClockWrong: { findings: ['clockSkew', 'ownClockSkew'] },
  betweenWaves: { findings: ['waves'] },
  databaseBlocked: { findings: ['partsNotTaken', 'sendingStalled'] },
  providerRefuses: { findings: ['domainsRefuse'] },
  quotaOfProvider: { findings: ['quotasMet'] },
  midTimesOut: { findings: ['midSourcingTimeout'], besides: [...OVERDUE, 'notOnMidSourcing'] },
  affinityUnknownToMid: { findings: ['affinityNotOnMid'], besides: [...OVERDUE, 'notOnMidSourcing'] },
  notHandedToMid: { findings: ['notOnMidSourcing'], besides: OVERDUE },
  resultsNotBroughtBack: {
    findings: ['workflowStopped', 'sentNotBroughtBack'],
    besides: ['onMidSourcing'],
    remedies: ['restartWorkflow'],
  },
  nobodyLeft: { findings: ['nobodyToSendTo'], besides: OVERDUE },
  trackingSwitchedOff: { findings: ['trackingOff'] },
  trackingStopped: { findings: ['workflowStopped'] },
  oneMinuteOfRestart: { findings: ['mtaNotRunning', 'justDue'], neverCertain: true },
  oldErrorsInJournal: { findings: [] },
  redirectionServer: { findings: [] },
  instanceNameMistaken: { findings: [] },
  onlyBannerPrinted: { findings: [] },
  sentByHostedServer: { findings: ['mtaNotRunning'], neverCertain: true },
  fullDiskOfWebServer: { findings: [] },
  changeInTheFuture: { findings: [] },
  orphanedChildren: { findings: ['childrenOrphaned', 'childSlots'], besides: OVERDUE },
  busyElsewhere: { findings: [] },
  noiseInJournal: { findings: [] },
  sentByUndeclaredServer: { findings: ['mtaNotRunning'], neverCertain: true },
  affinityOfTypologyNowhere: { findings: ['affinityNotConfigured'], besides: OVERDUE },
  noEventsYet: { findings: [] },
  recycled: { findings: ['recycled'], besides: OVERDUE },
  stateNotBroughtBack: { findings: ['alreadySent'] },
  migrationLeftModulesOff: { findings: ['mtaStartRenamed'], besides: OVERDUE, remedies: ['startModule'] },
  affinityWithoutAddress: { findings: ['affinityWithoutAddress'], besides: OVERDUE },
  campaignStopped: { findings: ['campaignStopped'] },
  campaignJobsFail: {
    findings: ['workflowStopped'],
    besides: ['waitingForApproval'],
    remedies: ['restartWorkflow'],
  },
  wavesSecondsApart: { findings: ['wavesAtOnce'], remedies: ['pause'] },
  scriptOfContentFails: { findings: ['contentScriptFails'], remedies: ['pause'] },
  quotaToldByMessages: { findings: ['quotasMet'] },
  calm: { findings: [] },
};
