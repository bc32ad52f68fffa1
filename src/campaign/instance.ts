import type { CAMPAIGN_WRITES, CampaignWrites } from './writes';
import type { Delivery, DeliveryCounters, DeliveryDetail, DeliveryId, EpochMs } from '../domain/delivery';
import type { DomainResults } from '../domain/domainResults';
import type { ReactionSlice } from '../domain/reactions';
import type { ThroughputSample } from '../domain/throughput';
import type { TrackingFigures, TrackedUrl } from '../domain/tracking';
import type {
  AudienceRepository,
  ContentRepository,
  FailedFeed,
  PlansRepository,
  ReputationRepository,
} from './health';
import type { ProfileRepository } from './profile';
import type { TopologyRepository } from './topology';
import type { TrackedContent } from '../domain/urlTracking';
import type { MachinesRepository } from './machines';
import type { AttentionGroup } from '../domain/attention';
import type {
  EnumerationValue,
  Exclusion,
  LogRepository,
  MessagesRepository,
  TailedLogRepository,
  TrackingLog,
} from './deliveryLogs';
import type {
  DeliveryFilter,
  DeliveryGrouping,
  DeliveryGroups,
  DeliveryName,
  DeliveryQuery,
  DeliveryScope,
  Page,
} from './deliveryQuery';
import type { DeliverySource } from './deliverySource';

export type * from './deliveryLogs';
export type * from './deliveryQuery';
export type * from './deliverySource';

/** `nms:delivery`. Templates and deleted deliveries are left out everywhere. */
export interface DeliveriesRepository {
  /** In the order of `query.sort`, newest first (`@lastModified`, then `@id`) without one. */
  list(query: DeliveryQuery, signal: AbortSignal): Promise<Page<Delivery>>;
  /** How many deliveries each group has, in one call; with a filter only those that it lets through. */
  countByGroup(
    now: EpochMs,
    signal: AbortSignal,
    filter?: DeliveryFilter,
  ): Promise<ReadonlyMap<AttentionGroup, number>>;
  /**
   * How many deliveries there are for each campaign, folder, channel, state or day. Read the rows of one with `list`
   * and `within`.
   */
  countBy(by: DeliveryGrouping, query: DeliveryScope, signal: AbortSignal): Promise<DeliveryGroups>;
  /** The counters of these deliveries, in one call; those that do not exist are left out. */
  counters(ids: readonly DeliveryId[], signal: AbortSignal): Promise<ReadonlyMap<DeliveryId, DeliveryCounters>>;
  /** Undefined when there is no such delivery. */
  get(id: DeliveryId, signal: AbortSignal): Promise<DeliveryDetail | undefined>;
  /** The delivery that somebody names; undefined when there is none. */
  findOne(what: DeliveryName, signal: AbortSignal): Promise<Delivery | undefined>;
  /**
   * Everything that the instance tells of a delivery, as its own schema describes it; undefined when there is no such
   * delivery.
   */
  source(id: DeliveryId, signal: AbortSignal): Promise<DeliverySource | undefined>;
}

/** One line of a delivery's journal (`xtk:jobLog`). */
export interface AuditLine {
  readonly id: string;
  readonly at?: EpochMs;
  /** `@logType`: 0 error, 1 warning, 2 info, 3 status, 4 verbose. */
  readonly type: number;
  readonly message: string;
}

export interface AuditRepository {
  /** The newest `limit` lines, oldest first. */
  tail(id: DeliveryId, limit: number, signal: AbortSignal): Promise<readonly AuditLine[]>;
  /** Lines behind the line `lastLineId`, oldest first; when there are more than `limit`, the newest of them. */
  since(id: DeliveryId, lastLineId: string, limit: number, signal: AbortSignal): Promise<readonly AuditLine[]>;
  /** The newest `limit` lines above the line `firstLineId`, oldest first. */
  before(id: DeliveryId, firstLineId: string, limit: number, signal: AbortSignal): Promise<readonly AuditLine[]>;
}

export interface TrackingRepository {
  figures(id: DeliveryId, signal: AbortSignal): Promise<TrackingFigures | undefined>;
  urls(id: DeliveryId, signal: AbortSignal): Promise<readonly TrackedUrl[]>;
  /**
   * What the content says of tracking, with the modes of its URLs; undefined where the instance does not show the
   * content.
   */
  content(id: DeliveryId, signal: AbortSignal): Promise<TrackedContent | undefined>;
}

/** The consolidated statistics of one delivery. Undefined: this instance has none, or does not show them. */
export interface StatisticsRepository {
  /** `nms:deliveryLogStats`: results by destination domain, in no order. */
  byDomain(id: DeliveryId, signal: AbortSignal): Promise<readonly DomainResults[] | undefined>;
  /** `nms:trackingStats` by slice and type of URL, oldest first. */
  reactions(id: DeliveryId, signal: AbortSignal): Promise<readonly ReactionSlice[] | undefined>;
}

/** Which rows of `nms:deliveryStat`: from `since` on; without an id those of the whole instance. */
export interface ThroughputQuery {
  readonly deliveryId?: DeliveryId;
  readonly since: EpochMs;
  /** Many rows are expected: they are counted besides, which spares the question whether there are more. */
  readonly long?: boolean;
}

export interface ThroughputRepository {
  /** Oldest first. */
  samples(query: ThroughputQuery, signal: AbortSignal): Promise<readonly ThroughputSample[]>;
}

/** How many opened and clicked with one browser, as its `User-Agent` names it. */
export interface AgentCount {
  readonly agent: string;
  readonly opens: number;
  readonly clicks: number;
}

/**
 * Figures that only the tracking log itself holds. Counting it is work for the database of a large instance: asked for
 * rarely. Undefined: this instance does not show it.
 */
export interface ReactionLogRepository {
  /** Messages whose recipient clicked each URL, by `@url-id`: `Countdistinct([@broadLog-id])`. */
  uniqueClicks(id: DeliveryId, signal: AbortSignal): Promise<ReadonlyMap<string, number> | undefined>;
  /** By `@userAgent`, most frequent first; undefined too where the log keeps numbers instead of names. */
  agents(id: DeliveryId, signal: AbortSignal): Promise<readonly AgentCount[] | undefined>;
}

/** A workflow as far as a person needs it to see whether it works. */
export interface WorkflowRun {
  readonly label: string;
  /** `@state`: 11 started, 13 paused, 20 finished … */
  readonly state?: number;
  /** `@failed`: stopped by an error. */
  readonly failed?: boolean;
  /** `@processDate`: when it last ran. */
  readonly lastRun?: EpochMs;
}

/** A line of a workflow's journal. What kind it is its words tell: the numbers of `@logType` are not documented. */
export interface WorkflowLine {
  readonly at?: EpochMs;
  readonly message: string;
}

export interface WorkflowsRepository {
  /** By internal name. Undefined when there is none, or the operator may not see it. */
  get(internalName: string, signal: AbortSignal): Promise<WorkflowRun | undefined>;
  /** The newest lines of a workflow's journal, oldest first; undefined when the instance does not show it. */
  journal(internalName: string, signal: AbortSignal): Promise<readonly WorkflowLine[] | undefined>;
  /** Workflows in error that made deliveries which changed since a date; undefined when the instance does not tell. */
  failedFeeds(since: EpochMs, signal: AbortSignal): Promise<readonly FailedFeed[] | undefined>;
}

/** A campaign (`nms:operation`) as far as it decides on its deliveries. */
export interface Campaign {
  readonly label: string;
  /** Undefined where the instance does not tell what its number means. */
  readonly status?: EnumerationValue;
}

export interface CampaignsRepository {
  /** Undefined when there is none, or the operator may not see it. */
  get(id: string, signal: AbortSignal): Promise<Campaign | undefined>;
}

/** What this instance really has. Schemas are read once per session. */
export interface SchemasRepository {
  /** e.g. (`nms:delivery`, `deliveryState`); undefined when there is no such enumeration, or it cannot be read. */
  enumeration(schema: string, name: string, signal: AbortSignal): Promise<readonly EnumerationValue[] | undefined>;
  /** Names of the SOAP methods of a schema; undefined when it cannot be read. */
  methods(schema: string, signal: AbortSignal): Promise<ReadonlySet<string> | undefined>;
}

/** `xtk:option` values that the features read. */
export interface OptionsRepository {
  /** Undefined when the instance has no such option. */
  get(name: string, signal: AbortSignal): Promise<string | undefined>;
}

/** What the instance says of its own processes (`nl:monitoring`), where the operator may read it. */
export interface MonitoringRepository {
  /** Values of the enumeration `IPAffinity`, or undefined when it cannot be read. */
  affinityNames(signal: AbortSignal): Promise<readonly string[] | undefined>;
  /** Instance clock minus ours, ms, measured now; undefined when the instance does not tell the time. */
  clockOffsetMs(signal: AbortSignal): Promise<number | undefined>;
  /** How many parts of a delivery (`nms:deliveryPart`) wait to be sent; undefined when they cannot be read. */
  waitingParts(id: DeliveryId, signal: AbortSignal): Promise<number | undefined>;
  /** How many deliveries of campaigns are being sent now, to hold against NmsOperation_LimitConcurrency. */
  runningCampaignDeliveries(signal: AbortSignal): Promise<number>;
  /** Events that wait to be taken (`nms:rtEvent` without `@processed`); undefined where there are none to be seen. */
  waitingEvents(signal: AbortSignal): Promise<number | undefined>;
}

/** Who mails are sent from. */
export interface SendersRepository {
  /** Different sender addresses of the newest emails since a date; undefined when the instance does not tell. */
  since(since: EpochMs, signal: AbortSignal): Promise<readonly string[] | undefined>;
}

/** Who and what we are connected to, from the logon answer. */
export interface InstanceInfo {
  /** Name of the instance on its servers, as in `mta@NAME`; undefined where nothing tells it. Never taken from the host name. */
  readonly instanceName?: string;
  readonly version?: string;
  readonly build?: string;
  /** `namespace:name` of each installed package; undefined where the sign-in does not tell them. */
  readonly packages?: readonly string[];
  readonly operator: string;
  /** Time zone of the operator's account, in which the console shows dates: not that of the server. */
  readonly operatorTimezone?: string;
  /** Offset of the server's own local time from UTC when we connected, minutes; undefined where `/r/test` does not tell it. */
  readonly serverUtcOffsetMinutes?: number;
  /** Instance clock minus ours at logon, ms: add it to our clock to get the instance's. */
  readonly clockOffsetMs: number;
}

/** One signed-in instance. Every read may reject with a CampaignError (see campaign/errors). */
export interface CampaignInstance {
  readonly info: InstanceInfo;
  readonly deliveries: DeliveriesRepository;
  readonly audit: AuditRepository;
  readonly tracking: TrackingRepository;
  readonly statistics: StatisticsRepository;
  readonly throughput: ThroughputRepository;
  readonly options: OptionsRepository;
  readonly monitoring: MonitoringRepository;
  readonly machines: MachinesRepository;
  readonly topology: TopologyRepository;
  readonly profile: ProfileRepository;
  readonly senders: SendersRepository;
  readonly reputation: ReputationRepository;
  readonly audience: AudienceRepository;
  readonly plans: PlansRepository;
  readonly content: ContentRepository;
  readonly messages: MessagesRepository;
  readonly exclusions: LogRepository<Exclusion>;
  readonly trackingLogs: TailedLogRepository<TrackingLog>;
  readonly schemas: SchemasRepository;
  readonly reactionLog: ReactionLogRepository;
  readonly workflows: WorkflowsRepository;
  readonly campaigns: CampaignsRepository;
  /** Runs work whose calls let those of a person go first: what polls, and what only might be wanted. */
  inBackground<T>(work: () => T): T;
  /** What changes it: for `src/operations` only. */
  readonly [CAMPAIGN_WRITES]: CampaignWrites;
  /** Ends the session; safe to call twice, never rejects. */
  logoff(): Promise<void>;
}
