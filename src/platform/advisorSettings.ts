import { DEFAULT_THRESHOLDS } from '../domain/advisor/thresholds';
import type { AdvisorThresholds } from '../domain/advisor/thresholds';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** One threshold as a setting: what a person types times `unit` is what the rules use. */
export interface ThresholdSetting {
  readonly name: string;
  readonly unit: number;
  readonly min: number;
  readonly max: number;
}

/** Every threshold of the health check, in the unit that a person thinks in; a test holds them against package.json. */
export const THRESHOLD_SETTINGS: Readonly<Record<keyof AdvisorThresholds, ThresholdSetting>> = {
  failedOldMs: { name: 'advisor.failedOldDays', unit: DAY, min: 1, max: 365 },
  failedMany: { name: 'advisor.failedMany', unit: 1, min: 1, max: 10_000 },
  standingStillMs: { name: 'advisor.standingStillDays', unit: DAY, min: 1, max: 365 },
  largeDelivery: { name: 'advisor.largeDelivery', unit: 1, min: 1000, max: 100_000_000 },
  largeShare: { name: 'advisor.largeSharePercent', unit: 0.01, min: 1, max: 100 },
  largeFrom: { name: 'advisor.largeFrom', unit: 1, min: 100, max: 100_000_000 },
  apartMs: { name: 'advisor.apartMinutes', unit: MINUTE, min: 1, max: 240 },
  preparationMs: { name: 'advisor.preparationMinutes', unit: MINUTE, min: 5, max: 1440 },
  cleanupMs: { name: 'advisor.cleanupHours', unit: HOUR, min: 1, max: 720 },
  trackingMs: { name: 'advisor.trackingHours', unit: HOUR, min: 1, max: 720 },
  mtaChildren: { name: 'advisor.mtaChildren', unit: 1, min: 1, max: 256 },
  mtaMemoryMb: { name: 'advisor.mtaMemoryMb', unit: 1, min: 64, max: 65_536 },
  concurrencyMost: { name: 'advisor.concurrencyMost', unit: 1, min: 1, max: 1000 },
  enhancedValidityMs: { name: 'advisor.enhancedValidityHours', unit: HOUR, min: 1, max: 720 },
  validityLeftMs: { name: 'advisor.validityLeftHours', unit: HOUR, min: 1, max: 720 },
  errorShare: { name: 'advisor.errorSharePercent', unit: 0.01, min: 1, max: 100 },
  quarantineShare: { name: 'advisor.quarantineSharePercent', unit: 0.01, min: 1, max: 100 },
  shareFrom: { name: 'advisor.shareFrom', unit: 1, min: 1, max: 1_000_000 },
  softShare: { name: 'advisor.softSharePercent', unit: 0.01, min: 1, max: 100 },
  unknownUserShare: { name: 'advisor.unknownUserSharePercent', unit: 0.01, min: 0.1, max: 100 },
  complaintShare: { name: 'advisor.complaintSharePercent', unit: 0.01, min: 0.01, max: 100 },
  domainFrom: { name: 'advisor.domainFrom', unit: 1, min: 10, max: 1_000_000 },
  quarantineFactor: { name: 'advisor.quarantineFactor', unit: 1, min: 1, max: 100 },
  quarantineFrom: { name: 'advisor.quarantineFrom', unit: 1, min: 1, max: 1_000_000 },
  temporaryOldMs: { name: 'advisor.temporaryOldHours', unit: HOUR, min: 1, max: 720 },
  temporaryMany: { name: 'advisor.temporaryMany', unit: 1, min: 1, max: 100_000 },
  temporaryMb: { name: 'advisor.temporaryMb', unit: 1, min: 1, max: 1_000_000 },
  imageKb: { name: 'advisor.imageKb', unit: 1, min: 1, max: 100_000 },
  mailKb: { name: 'advisor.mailKb', unit: 1, min: 1, max: 10_000 },
  imageRequests: { name: 'advisor.imageRequests', unit: 1, min: 0, max: 100 },
  inactiveMs: { name: 'advisor.inactiveDays', unit: DAY, min: 90, max: 3650 },
  inactiveShare: { name: 'advisor.inactiveSharePercent', unit: 0.01, min: 1, max: 100 },
  diskFreeShare: { name: 'advisor.diskFreePercent', unit: 0.01, min: 1, max: 50 },
};

/** What a person would type for the default; rounded, because shares are no exact binary numbers. */
export function typedDefault(key: keyof AdvisorThresholds): number {
  return Math.round((DEFAULT_THRESHOLDS[key] / THRESHOLD_SETTINGS[key].unit) * 1000) / 1000;
}

/** The thresholds as set; what is no number falls back to the default, what is out of bounds to the nearest bound. */
export function readThresholds(get: (name: string) => unknown): AdvisorThresholds {
  const read = (key: keyof AdvisorThresholds): number => {
    const { name, unit, min, max } = THRESHOLD_SETTINGS[key];
    const value = get(name);
    if (typeof value !== 'number' || !Number.isFinite(value)) {
      return DEFAULT_THRESHOLDS[key];
    }
    const bounded = Math.min(max, Math.max(min, value));
    return bounded === typedDefault(key) ? DEFAULT_THRESHOLDS[key] : bounded * unit;
  };
  return {
    failedOldMs: read('failedOldMs'),
    failedMany: read('failedMany'),
    standingStillMs: read('standingStillMs'),
    largeDelivery: read('largeDelivery'),
    largeShare: read('largeShare'),
    largeFrom: read('largeFrom'),
    apartMs: read('apartMs'),
    preparationMs: read('preparationMs'),
    cleanupMs: read('cleanupMs'),
    trackingMs: read('trackingMs'),
    mtaChildren: read('mtaChildren'),
    mtaMemoryMb: read('mtaMemoryMb'),
    concurrencyMost: read('concurrencyMost'),
    enhancedValidityMs: read('enhancedValidityMs'),
    validityLeftMs: read('validityLeftMs'),
    errorShare: read('errorShare'),
    quarantineShare: read('quarantineShare'),
    shareFrom: read('shareFrom'),
    softShare: read('softShare'),
    unknownUserShare: read('unknownUserShare'),
    complaintShare: read('complaintShare'),
    domainFrom: read('domainFrom'),
    quarantineFactor: read('quarantineFactor'),
    quarantineFrom: read('quarantineFrom'),
    temporaryOldMs: read('temporaryOldMs'),
    temporaryMany: read('temporaryMany'),
    temporaryMb: read('temporaryMb'),
    imageKb: read('imageKb'),
    mailKb: read('mailKb'),
    imageRequests: read('imageRequests'),
    inactiveMs: read('inactiveMs'),
    inactiveShare: read('inactiveShare'),
    diskFreeShare: read('diskFreeShare'),
  };
}
