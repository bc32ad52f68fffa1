import * as l10n from '@vscode/l10n';
import { settingValue, type NumberSetting } from '../numberSetting';

/** From when on a rule speaks up, as settings. Adobe's figure where there is one; the others are ours. */
const DEFINITIONS = {
  failedOldMs: {
    name: 'advisor.failedOldDays',
    description: () => l10n.t('Health checks: failed deliveries kept for longer than this many days are old.'),
    fallback: 7,
    min: 1,
    max: 365,
    unit: 'days',
  },
  failedMany: {
    name: 'advisor.failedMany',
    description: () => l10n.t('Health checks: as many failed deliveries are too many, whatever their age.'),
    fallback: 10,
    min: 1,
    max: 10_000,
  },
  standingStillMs: {
    name: 'advisor.standingStillDays',
    description: () => l10n.t('Health checks: days for which a delivery may be ready or paused.'),
    fallback: 7,
    min: 1,
    max: 365,
    unit: 'days',
  },
  largeDelivery: {
    name: 'advisor.largeDelivery',
    description: () => l10n.t('Health checks: messages from which on a delivery is large.'),
    fallback: 1000000,
    min: 1000,
    max: 100_000_000,
  },
  largeShare: {
    name: 'advisor.largeSharePercent',
    description: () =>
      l10n.t('Health checks: on a smaller instance, this share of its biggest delivery (in percent) is large too.'),
    fallback: 50,
    min: 1,
    max: 100,
    unit: 'percent',
  },
  largeFrom: {
    name: 'advisor.largeFrom',
    description: () => l10n.t('Health checks: messages below which no delivery is large.'),
    fallback: 10000,
    min: 100,
    max: 100_000_000,
  },
  apartMs: {
    name: 'advisor.apartMinutes',
    description: () => l10n.t('Health checks: minutes that large deliveries should be apart.'),
    fallback: 10,
    min: 1,
    max: 240,
    unit: 'minutes',
  },
  preparationMs: {
    name: 'advisor.preparationMinutes',
    description: () => l10n.t('Health checks: minutes that a preparation may take.'),
    fallback: 60,
    min: 5,
    max: 1440,
    unit: 'minutes',
  },
  cleanupMs: {
    name: 'advisor.cleanupHours',
    description: () => l10n.t('Health checks: hours since the last database cleanup.'),
    fallback: 48,
    min: 1,
    max: 720,
    unit: 'hours',
  },
  trackingMs: {
    name: 'advisor.trackingHours',
    description: () => l10n.t('Health checks: hours since tracking was last consolidated.'),
    fallback: 3,
    min: 1,
    max: 720,
    unit: 'hours',
  },
  mtaChildren: {
    name: 'advisor.mtaChildren',
    description: () => l10n.t('Health checks: child processes that an MTA may have.'),
    fallback: 8,
    min: 1,
    max: 256,
  },
  mtaMemoryMb: {
    name: 'advisor.mtaMemoryMb',
    description: () => l10n.t('Health checks: megabytes of memory that an MTA may take.'),
    fallback: 1024,
    min: 64,
    max: 65_536,
  },
  concurrencyMost: {
    name: 'advisor.concurrencyMost',
    description: () => l10n.t('Health checks: the highest sensible `NmsOperation_LimitConcurrency`.'),
    fallback: 50,
    min: 1,
    max: 1000,
  },
  enhancedValidityMs: {
    name: 'advisor.enhancedValidityHours',
    description: () => l10n.t('Health checks: hours of validity that the Enhanced MTA keeps to.'),
    fallback: 84,
    min: 1,
    max: 720,
    unit: 'hours',
  },
  validityLeftMs: {
    name: 'advisor.validityLeftHours',
    description: () => l10n.t('Health checks: hours left of the validity of a delivery that still has messages.'),
    fallback: 24,
    min: 1,
    max: 720,
    unit: 'hours',
  },
  errorShare: {
    name: 'advisor.errorSharePercent',
    description: () => l10n.t('Health checks: share of errors of a delivery, in percent.'),
    fallback: 10,
    min: 1,
    max: 100,
    unit: 'percent',
  },
  quarantineShare: {
    name: 'advisor.quarantineSharePercent',
    description: () => l10n.t('Health checks: share of new quarantines of a delivery, in percent.'),
    fallback: 2,
    min: 1,
    max: 100,
    unit: 'percent',
  },
  shareFrom: {
    name: 'advisor.shareFrom',
    description: () => l10n.t('Health checks: messages from which on shares of a delivery are looked at.'),
    fallback: 1000,
    min: 1,
    max: 1_000_000,
  },
  softShare: {
    name: 'advisor.softSharePercent',
    description: () => l10n.t('Health checks: share of soft bounces of one provider, in percent.'),
    fallback: 10,
    min: 1,
    max: 100,
    unit: 'percent',
  },
  unknownUserShare: {
    name: 'advisor.unknownUserSharePercent',
    description: () => l10n.t('Health checks: share of unknown users of one provider, in percent.'),
    fallback: 2,
    min: 0.1,
    max: 100,
    unit: 'percent',
  },
  complaintShare: {
    name: 'advisor.complaintSharePercent',
    description: () => l10n.t('Health checks: share of complaints of one provider, in percent.'),
    fallback: 0.1,
    min: 0.01,
    max: 100,
    unit: 'percent',
  },
  domainFrom: {
    name: 'advisor.domainFrom',
    description: () => l10n.t('Health checks: messages to a provider from which on its shares are looked at.'),
    fallback: 200,
    min: 10,
    max: 1_000_000,
  },
  quarantineFactor: {
    name: 'advisor.quarantineFactor',
    description: () => l10n.t('Health checks: as many times more quarantines in a day than usual are too many.'),
    fallback: 3,
    min: 1,
    max: 100,
  },
  quarantineFrom: {
    name: 'advisor.quarantineFrom',
    description: () => l10n.t('Health checks: quarantines in a day below which they are not compared.'),
    fallback: 50,
    min: 1,
    max: 1_000_000,
  },
  temporaryOldMs: {
    name: 'advisor.temporaryOldHours',
    description: () => l10n.t('Health checks: hours after which a temporary file on a server is left over.'),
    fallback: 24,
    min: 1,
    max: 720,
    unit: 'hours',
  },
  temporaryMany: {
    name: 'advisor.temporaryMany',
    description: () => l10n.t('Health checks: as many old temporary files on a server are too many.'),
    fallback: 50,
    min: 1,
    max: 100_000,
  },
  temporaryMb: {
    name: 'advisor.temporaryMb',
    description: () => l10n.t('Health checks: as many megabytes of old temporary files on a server are too many.'),
    fallback: 1000,
    min: 1,
    max: 1_000_000,
  },
  imageKb: {
    name: 'advisor.imageKb',
    description: () => l10n.t('Health checks: kilobytes above which an image in a mail is heavy.'),
    fallback: 100,
    min: 1,
    max: 100_000,
  },
  mailKb: {
    name: 'advisor.mailKb',
    description: () => l10n.t('Health checks: kilobytes above which a mail is heavy, without its images.'),
    fallback: 60,
    min: 1,
    max: 10_000,
  },
  imageRequests: {
    name: 'advisor.imageRequests',
    description: () =>
      l10n.t(
        'Health checks: how many images of recent emails are asked for (`HEAD`) to see whether they show and what they weigh; 0 asks for none.',
      ),
    fallback: 20,
    min: 0,
    max: 100,
  },
  inactiveMs: {
    name: 'advisor.inactiveDays',
    description: () => l10n.t('Health checks: days without an open or click after which somebody is inactive.'),
    fallback: 365,
    min: 90,
    max: 3650,
    unit: 'days',
  },
  inactiveShare: {
    name: 'advisor.inactiveSharePercent',
    description: () => l10n.t('Health checks: share of inactive people among those who are sent to, in percent.'),
    fallback: 50,
    min: 1,
    max: 100,
    unit: 'percent',
  },
  diskFreeShare: {
    name: 'advisor.diskFreePercent',
    description: () => l10n.t('Health checks: share of a server’s disk that should be free, in percent.'),
    fallback: 10,
    min: 1,
    max: 50,
    unit: 'percent',
  },
} as const satisfies Readonly<Record<string, NumberSetting>>;

/** Every threshold of the health check, in the order of the settings editor. */
export const THRESHOLDS: readonly NumberSetting[] = Object.values(DEFINITIONS);

/** The thresholds as rules use them: lengths of time in ms, shares between 0 and 1. */
export type AdvisorThresholds = Readonly<Record<keyof typeof DEFINITIONS, number>>;

/** The thresholds as set; `get` tells what stands under a name of a setting. */
export function readThresholds(get: (name: string) => unknown): AdvisorThresholds {
  return Object.fromEntries(
    Object.entries(DEFINITIONS).map(([key, setting]) => [key, settingValue(setting, get(setting.name))]),
  ) as AdvisorThresholds;
}

export const DEFAULT_THRESHOLDS = readThresholds(() => undefined);
