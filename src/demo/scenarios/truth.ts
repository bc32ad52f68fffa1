/**
 * What is the case in the world of a scenario: in terms of machines, processes, files and people, not of what a tool says
 * of it. What must be found of each stands with the tests that hold the diagnosis against it.
 */
export const TRUTHS = {
  /** What runs on the servers, or does not. */
  processes: [
    'allChildrenBusy',
    'childrenLeftOver',
    'mtaStoppedEverywhere',
    'mtaStoppedOnOne',
    'mtaSwollen',
    'otherInstanceBeside',
    'restartingAsEveryDay',
    'sentByUndeclaredServer',
    'smsStopped',
    'statisticsServerStopped',
    'workflowServerStopped',
  ],
  /** Disks, clocks and files. */
  machines: [
    'clockAheadOnOne',
    'deviceOfTheMtaFull',
    'diskWasFullWeeksAgo',
    'logsFullOfLastNight',
    'publicServerSilent',
    'temporaryFolderOnAnotherDevice',
  ],
  /** What files and options say. */
  configuration: [
    'affinityNowhere',
    'affinityOnOneServerOnly',
    'affinityWithoutAddress',
    'commasBetweenNames',
    'instanceNotNamed',
    'logsKeptForEver',
    'migrationLeftModulesOff',
    'moreChildrenThanProcessors',
    'noStatisticsServerOnOne',
    'relayEndsValidityEarly',
    'sendingIsSimulated',
    'smsAffinityOnOneServer',
    'tooManyCampaignsAllowed',
    'typologyAffinityNowhere',
  ],
  /** External accounts. */
  account: ['switchedOff'],
  /** The mid-sourcing server. */
  relay: ['brokeOff', 'doesNotKnowAffinity', 'neverGotIt', 'timesOut'],
  /** Technical workflows, and those of campaigns. */
  workflows: [
    'campaignJobsFail',
    'cleanupFails',
    'countersNotBroughtBack',
    'preparingOneFailed',
    'statesNotBroughtBack',
    'trackingPaused',
  ],
  /** What waits in the database, or cannot be had from it. */
  database: ['asManyCampaignsAsAllowed', 'partsStayInTheQueue', 'preparationStands'],
  /** What somebody did, or has not done. */
  people: [
    'declaredNoServer',
    'deletedIt',
    'didNotApproveMessage',
    'didNotApproveTarget',
    'didNotConfirm',
    'leaveFailuresBehind',
    'mistypedAffinity',
    'paused',
    'pausedForDays',
    'pausedUntilItIsTooLate',
    'pausedWorkflow',
    'stoppedCampaign',
    'switchedTrackingOff',
  ],
  /** As it was meant. */
  plan: [
    'allAtTheSameMinute',
    'byPost',
    'changedInTheFuture',
    'dueForSeconds',
    'forEventsToCome',
    'inWaves',
    'lastRetry',
    'retriesLater',
    'later',
    'stateOfItsOwn',
    'validityOver',
    'wavesSecondsApart',
  ],
  /** Who is to get it. */
  target: ['empty', 'everybodyExcluded'],
  /** What is to be sent. */
  content: [
    'fieldDoesNotExist',
    'imageNotPublished',
    'imagesInsideHtml',
    'imagesOfOddKinds',
    'imagesOverHttp',
    'imagesTooHeavy',
    'personalisationForHours',
    'scriptFailsForEveryMessage',
    'scriptsReadRowByRow',
    'senderNotAuthorised',
  ],
  /** Those who got it. */
  recipients: [
    'complain',
    'fewFailedInManyWays',
    'manyDoNotExist',
    'manyUnknown',
    'manyWentIntoQuarantine',
    'mostDoNotReact',
  ],
  /** Where it goes. */
  providers: ['deferMuch', 'quotaUsedUp', 'refuseMuch'],
} as const;

type Where = keyof typeof TRUTHS;

/** `people.paused`: where it is so, and what is so there. */
export type Truth = { readonly [W in Where]: `${W}.${(typeof TRUTHS)[W][number]}` }[Where];
