/** What settings were called up to version 0.1.0, by their name now: who set one keeps what was set. */
export const FORMER_NAMES: Readonly<Partial<Record<string, string>>> = {
  'advisor.maxClockDifferenceSeconds': 'advisor.clockDifferenceSeconds',
  'advisor.oldFailedDeliveryDays': 'advisor.failedOldDays',
  'advisor.maxFailedDeliveries': 'advisor.failedMany',
  'advisor.maxReadyOrPausedDays': 'advisor.standingStillDays',
  'advisor.maxPreparationMinutes': 'advisor.preparationMinutes',
  'advisor.minValidityLeftHours': 'advisor.validityLeftHours',
  'advisor.maxErrorPercent': 'advisor.errorSharePercent',
  'advisor.minMessagesToJudgeDelivery': 'advisor.shareFrom',
  'advisor.maxQuarantinePercent': 'advisor.quarantineSharePercent',
  'advisor.maxComplaintPercent': 'advisor.complaintSharePercent',
  'advisor.minMessagesToJudgeProvider': 'advisor.domainFrom',
  'advisor.maxUnknownUserPercent': 'advisor.unknownUserSharePercent',
  'advisor.maxSoftBouncePercent': 'advisor.softSharePercent',
  'advisor.maxQuarantineGrowth': 'advisor.quarantineFactor',
  'advisor.minQuarantinesToCompare': 'advisor.quarantineFrom',
  'advisor.inactiveAfterDays': 'advisor.inactiveDays',
  'advisor.maxInactivePercent': 'advisor.inactiveSharePercent',
  'advisor.largeDeliveryMessages': 'advisor.largeDelivery',
  'advisor.largeDeliveryPercentOfBiggest': 'advisor.largeSharePercent',
  'advisor.minLargeDeliveryMessages': 'advisor.largeFrom',
  'advisor.minMinutesBetweenLargeDeliveries': 'advisor.apartMinutes',
  'advisor.maxRetries': 'advisor.retries',
  'advisor.maxHoursSinceCleanup': 'advisor.cleanupHours',
  'advisor.maxHoursSinceTracking': 'advisor.trackingHours',
  'advisor.maxConcurrentCampaignDeliveries': 'advisor.concurrencyMost',
  'advisor.maxMtaChildren': 'advisor.mtaChildren',
  'advisor.maxMtaMemoryMb': 'advisor.mtaMemoryMb',
  'advisor.minDiskFreePercent': 'advisor.diskFreePercent',
  'advisor.oldTemporaryFileHours': 'advisor.temporaryOldHours',
  'advisor.maxOldTemporaryFiles': 'advisor.temporaryMany',
  'advisor.maxOldTemporaryFilesMb': 'advisor.temporaryMb',
  'advisor.enhancedMtaValidityHours': 'advisor.enhancedValidityHours',
  'advisor.maxImageRequests': 'advisor.imageRequests',
  'advisor.maxImageKb': 'advisor.imageKb',
  'advisor.maxEmailKb': 'advisor.mailKb',
};

/** As much of a section of VS Code's configuration as is needed here. */
export interface ConfigurationSection {
  readonly get: (name: string) => unknown;
  readonly inspect: (name: string) => { readonly globalValue?: unknown } | undefined;
}

/** What stands under a setting's name; under its former one where only that was set. */
export function settingOf(section: ConfigurationSection, name: string): unknown {
  const former = FORMER_NAMES[name];
  const under = (its: string): unknown => section.inspect(its)?.globalValue;
  return former === undefined || under(name) !== undefined ? section.get(name) : (under(former) ?? section.get(name));
}
