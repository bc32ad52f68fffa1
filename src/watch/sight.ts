import type { ExaminedServer, FeedSeen, InstanceEvidence } from '../domain/advisor/instanceEvidence';
import type { AttentionGroup } from '../domain/attention';
import type { Delivery, DeliveryId, EpochMs } from '../domain/delivery';
import type { CountedReason } from '../domain/domainResults';
import type { Observed } from '../domain/judgement/observed';

/** Options that a look reads: those that a criterion weighs, and those whose change explains a standstill. */
export const WATCHED_OPTIONS = [
  'NmsTracking_LastConsolidation',
  'NmsCleanup_LastCleanup',
  'NmsOperation_LimitConcurrency',
  'NmsTracking_SecureServerUrl',
  'NmsMTA_Alert_Delay',
] as const;

export type WatchedOption = (typeof WATCHED_OPTIONS)[number];

/** The bounces of a delivery, numbers of messages. */
export interface Bounces {
  /** `[indicators/@error]` when they were read: while it stays, they need not be read again. */
  readonly errors: number;
  readonly processed: number;
  readonly hard: number;
  readonly soft: number;
  readonly reasons: Readonly<Partial<Record<CountedReason, number>>>;
}

/** Messages per hour, successes and errors together. */
export interface SendingRate {
  /** Over the last ten minutes. */
  readonly lately: number;
  /** Over the half hour before them. */
  readonly before: number;
}

/** What never changes of a delivery, and decides whether a criterion makes sense for it. */
export interface DeliveryNature {
  /** Fed by events: in progress by design. */
  readonly ofEvents: boolean;
  /** Sent in waves: it pauses as planned. */
  readonly inWaves: boolean;
  readonly affinity: string;
  /** Name of its routing account; '' where the instance does not tell. */
  readonly routing: string;
}

export interface CertificateSeen {
  readonly host: string;
  readonly validTo: EpochMs;
}

/** How many events waited at a moment (`nms:rtEvent`). */
export interface QueueLength {
  readonly at: EpochMs;
  readonly waiting: number;
}

/**
 * What one quiet look saw of an instance: figures, states, modules, options, affinities and versions. It holds no
 * address of a recipient and nothing of what is sent. Plain data: it is kept as JSON.
 */
export interface Sight {
  /** Our clock. */
  readonly at: EpochMs;
  /** The same moment by the instance's clock. */
  readonly instanceNow: EpochMs;
  readonly instanceName: string;
  readonly version?: string;
  readonly build?: string;
  readonly counts: Observed<Readonly<Partial<Record<AttentionGroup, number>>>>;
  /** Deliveries around now, the newest first; `cut`: there are more than were read. */
  readonly deliveries: readonly Delivery[];
  readonly cut: boolean;
  readonly natures: Observed<Readonly<Record<DeliveryId, DeliveryNature>>>;
  /** Of the whole instance, and of each delivery that sent something. */
  readonly rate: Observed<SendingRate>;
  readonly rates: Observed<Readonly<Record<DeliveryId, SendingRate>>>;
  readonly bounces: Observed<Readonly<Record<DeliveryId, Bounces>>>;
  readonly servers: readonly ExaminedServer[];
  /** Modules as the instance itself sees them; undefined where the operator may not. */
  readonly processes: Observed<readonly ProcessSeen[] | undefined>;
  readonly options: Readonly<Record<WatchedOption, Observed<string | undefined>>>;
  readonly workflows: InstanceEvidence['workflows'];
  readonly feeds: Observed<readonly FeedSeen[] | undefined>;
  readonly certificates: readonly Observed<CertificateSeen>[];
  /** Events that wait, the newest last; empty where the instance has none. */
  readonly queue: Observed<readonly QueueLength[]>;
}

export interface ProcessSeen {
  readonly name: string;
  readonly instance?: string;
  readonly host?: string;
  readonly running: boolean;
}
