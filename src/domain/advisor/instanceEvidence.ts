import type { AttentionGroup } from '../attention';
import type { ConfigFault } from '../configFault';
import type { Delivery, DeliveryId, EpochMs } from '../delivery';
import type { DeliveryStateCode } from '../deliveryState';
import type { HostSeen, JournalReason, ModuleSeen, WorkflowSeen } from '../diagnosis/evidence';
import type { Observed } from '../judgement/observed';
import type { InstanceTopology } from '../topology/instanceRole';
import type { DnsEvidence } from './dns/dnsEvidence';
import type { MailEvidence } from './mails/mailEvidence';
import type { DomainSeen, InactivitySeen, QuarantinesSeen } from './reputation/reputationEvidence';

/** The options that rules read. */
export const ADVISOR_OPTIONS = [
  'NmsCleanup_LastCleanup',
  'NmsTracking_LastConsolidation',
  'NmsOperation_LimitConcurrency',
  'NmsCleanup_BroadLogPurgeDelay',
  'NmsCleanup_TrackingLogPurgeDelay',
  'XtkFileRes_Public_URL',
  'NmsDelivery_ImagePublishing',
] as const;
export type AdvisorOption = (typeof ADVISOR_OPTIONS)[number];

/** One IP address of an affinity. */
export interface AffinityAddress {
  readonly address: string;
  readonly publicId?: string;
  readonly heloHost?: string;
}

/** What the rules look at in a server's configuration. */
export interface ServerSettings {
  readonly autoStart: readonly string[];
  /** Modules started for all instances; undefined when not told. */
  readonly sharedAutoStart?: readonly string[];
  readonly affinities: readonly { readonly names: readonly string[]; readonly ips: readonly AffinityAddress[] }[];
  readonly statServerAddress?: string;
  /** Mistakes that the files show by themselves. */
  readonly faults?: readonly ConfigFault[];
  readonly mta?: {
    readonly maxSpareServers?: number;
    readonly relay?: string;
    readonly enableTls?: boolean;
    readonly verifyMode?: boolean;
    readonly useMomentum?: boolean;
  };
}

/** A server of the instance, as far as it could be asked. */
export interface ExaminedServer {
  readonly name: string;
  readonly modules: Observed<readonly ModuleSeen[]>;
  /** As the banner of nlserver names it. */
  readonly build?: string;
  /** `nlserver pdump` printed its banner and nothing else: that nothing runs is likely, not certain. */
  readonly onlyBanner?: true;
  readonly settings: Observed<ServerSettings>;
  /** Since midnight by the server's own clock, as nlserver prints it, ms; undefined where it prints none. */
  readonly timeOfDayMs?: number;
  /** The machine; undefined where the channel does not tell. */
  readonly host?: Observed<Pick<HostSeen, 'freeBytes' | 'totalBytes'>>;
  /** Undefined where the server's files are out of reach. */
  readonly temporary?: Observed<readonly TemporarySeen[]>;
}

/** A temporary file, as far as a rule cares. */
export interface TemporarySeen {
  readonly sizeBytes: number;
  readonly modifiedAt: EpochMs;
}

/** Some deliveries of a group: the newest, and how many the group has in all where that is known. */
export interface ExaminedGroup {
  readonly deliveries: readonly Delivery[];
  readonly total?: number;
}

/** A workflow in error and the deliveries that it made lately. */
export interface FeedSeen {
  readonly workflow: string;
  readonly label: string;
  readonly deliveries: readonly {
    readonly id: DeliveryId;
    readonly internalName: string;
    readonly state: DeliveryStateCode;
  }[];
}

/** An analysis that has ended, as far as the delivery tells. */
export interface PreparationSeen {
  readonly id: DeliveryId;
  readonly internalName: string;
  readonly startedAt: EpochMs;
  readonly endedAt: EpochMs;
  readonly messages?: number;
}

/** How a delivery that is still to be sent is set. */
export interface SendingPlan {
  readonly id: DeliveryId;
  readonly internalName: string;
  readonly messageType?: number;
  readonly deliveryMode?: number;
  /** The IP affinity that it asks for, or its typology; '' for none. */
  readonly affinity?: string;
  readonly maxRetry?: number;
  /** From wave to wave, ms; undefined where it is not sent in waves. */
  readonly waveDelayMs?: number;
}

/** Everything that the rules weigh about an instance. */
export interface InstanceEvidence {
  /** When it was gathered, our clock. */
  readonly at: EpochMs;
  /** The same by the instance's clock. */
  readonly instanceNow: EpochMs;
  readonly instanceName: string;
  /** What the instance is there for; undefined where nothing of it could be read. */
  readonly topology?: InstanceTopology;
  readonly groups: Readonly<Record<AttentionGroup, Observed<ExaminedGroup>>>;
  readonly options: Readonly<Record<AdvisorOption, Observed<string | undefined>>>;
  readonly runningCampaignDeliveries: Observed<number>;
  readonly servers: readonly ExaminedServer[];
  /** Technical workflows by internal name; an undefined value: there is none, or the operator may not see it. */
  readonly workflows: Readonly<Record<string, Observed<WorkflowSeen | undefined>>>;
  /** Why technical workflows in error ended so, by internal name; undefined where their journals cannot be read. */
  readonly workflowReasons: Observed<ReadonlyMap<string, JournalReason> | undefined>;
  /** Undefined values: the instance does not tell. */
  readonly domains: Observed<readonly DomainSeen[] | undefined>;
  readonly quarantines: Observed<QuarantinesSeen | undefined>;
  /** Deliveries of the next day, and those that are being sent. */
  readonly plans: Observed<readonly SendingPlan[] | undefined>;
  /** Analyses of recent deliveries. */
  readonly preparations: Observed<readonly PreparationSeen[] | undefined>;
  readonly inactivity: Observed<InactivitySeen | undefined>;
  /** Workflows in error that make deliveries. */
  readonly feeds: Observed<readonly FeedSeen[] | undefined>;
  /** Undefined when mails were not looked at. */
  readonly mail?: MailEvidence;
  /** Undefined when DNS was not asked. */
  readonly dns?: DnsEvidence;
}
