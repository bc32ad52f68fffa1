const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * From when on a rule speaks up. Adobe's figure where there is one; the others are ours. All may become settings.
 */
export interface AdvisorThresholds {
  /** Failed deliveries older than this should be gone, ms (ours). */
  readonly failedOldMs: number;
  /** As many failed deliveries are too many, whatever their age (ours). */
  readonly failedMany: number;
  /** Ready or paused for longer than this, a delivery keeps work tables for nothing, ms (ours). */
  readonly standingStillMs: number;
  /** A delivery this large should not start together with another one (Adobe: over a million recipients). */
  readonly largeDelivery: number;
  /** On a smaller instance, this share of its biggest delivery is large too, from `largeFrom` messages on (ours). */
  readonly largeShare: number;
  readonly largeFrom: number;
  /** Large deliveries should be this far apart, ms (Adobe: 5 to 10 minutes). */
  readonly apartMs: number;
  /** A preparation that takes longer is abnormal, ms (Adobe: maxPreparationJobsSec 3600). */
  readonly preparationMs: number;
  /** The cleanup runs nightly; older than this it was missed, ms (ours: two days). */
  readonly cleanupMs: number;
  /** Tracking is consolidated hourly; older than this it stands still, ms (ours: three hours). */
  readonly trackingMs: number;
  /** Child processes of an MTA (Adobe: at most 8). */
  readonly mtaChildren: number;
  /** Memory of an MTA, MB (Adobe: maxMemoryMb 1024). */
  readonly mtaMemoryMb: number;
  /** `NmsOperation_LimitConcurrency` (Adobe: not over 50). */
  readonly concurrencyMost: number;
  /** With the Enhanced MTA a longer validity is cut off, ms (Adobe: 3.5 days). */
  readonly enhancedValidityMs: number;
  /** What is left of the validity of a delivery that still has messages, ms (ours: a day). */
  readonly validityLeftMs: number;
  /** Share of errors (Adobe: 10 % soft bounces), of new quarantines (Adobe: 2 % hard bounces). */
  readonly errorShare: number;
  readonly quarantineShare: number;
  /** Shares are taken from deliveries of this size on only (ours). */
  readonly shareFrom: number;
  /** Per provider: shares of soft bounces (Adobe: 10 %), of unknown users (Adobe: 2 %), of complaints (Google's guidelines: 0.1 %). */
  readonly softShare: number;
  readonly unknownUserShare: number;
  readonly complaintShare: number;
  /** Those shares are taken from this many messages to a provider on (ours). */
  readonly domainFrom: number;
  /** As many times more quarantines in a day than usual are a wave, from `quarantineFrom` on (ours). */
  readonly quarantineFactor: number;
  readonly quarantineFrom: number;
  /** Older than this a temporary file is left over, ms (ours); as many, or as many MB, of these are too many (ours). */
  readonly temporaryOldMs: number;
  readonly temporaryMany: number;
  readonly temporaryMb: number;
  /** Images in mails heavier than this, kB (Adobe: NmsDelivery_MaxDownloadedImageSize, 100,000 bytes); HTML of a mail, kB (Adobe: 60). */
  readonly imageKb: number;
  readonly mailKb: number;
  /** How many addresses of images one health check asks web servers about (ours); 0: none. */
  readonly imageRequests: number;
  /** Who has not reacted for this long is inactive, ms (Adobe: 12 months); share of these from which on it matters (ours). */
  readonly inactiveMs: number;
  readonly inactiveShare: number;
  /** Share of a server's disk that should be free (Adobe's monitoring is alarmed at 90 % used). */
  readonly diskFreeShare: number;
}

export const DEFAULT_THRESHOLDS: AdvisorThresholds = {
  failedOldMs: 7 * DAY,
  failedMany: 10,
  standingStillMs: 7 * DAY,
  largeDelivery: 1_000_000,
  largeShare: 0.5,
  largeFrom: 10_000,
  apartMs: 10 * MINUTE,
  preparationMs: HOUR,
  cleanupMs: 2 * DAY,
  trackingMs: 3 * HOUR,
  mtaChildren: 8,
  mtaMemoryMb: 1024,
  concurrencyMost: 50,
  enhancedValidityMs: 3.5 * DAY,
  validityLeftMs: DAY,
  errorShare: 0.1,
  quarantineShare: 0.02,
  shareFrom: 1000,
  softShare: 0.1,
  unknownUserShare: 0.02,
  complaintShare: 0.001,
  domainFrom: 200,
  quarantineFactor: 3,
  quarantineFrom: 50,
  temporaryOldMs: DAY,
  temporaryMany: 50,
  temporaryMb: 1000,
  imageKb: 100,
  mailKb: 60,
  imageRequests: 20,
  inactiveMs: 365 * DAY,
  inactiveShare: 0.5,
  diskFreeShare: 0.1,
};
