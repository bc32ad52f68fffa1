import type { Delivery, DeliveryCounters, DeliveryDetail, DeliveryId, EpochMs } from '../domain/delivery';
import type { DeliveryStateCode } from '../domain/deliveryState';
import type { DomainResults } from '../domain/domainResults';
import type { ReactionSlice } from '../domain/reactions';
import type { ThroughputSample } from '../domain/throughput';
import type { TrackingFigures, TrackedUrl } from '../domain/tracking';
import type { MachinesRepository } from './machines';
import type { AttentionGroup } from '../domain/attention';
import type { DeliveryFilter, DeliveryGrouping, DeliveryGroups, DeliveryName, DeliveryQuery, DeliveryScope, Page } from './deliveryQuery';
import type { DeliverySource } from './deliverySource';

export type * from './deliveryQuery';
export type * from './deliverySource';

/** `nms:delivery`. Templates and deleted deliveries are left out everywhere. */
export interface DeliveriesRepository {
  /** In the order of `query.sort`, newest first (`@lastModified`, then `@id`) without one. */
  list(query: DeliveryQuery, signal: AbortSignal): Promise<Page<Delivery>>;
  /** How many deliveries each group has, in one call; with a filter only those that it lets through. */
  countByGroup(now: EpochMs, signal: AbortSignal, filter?: DeliveryFilter): Promise<ReadonlyMap<AttentionGroup, number>>;
  /** How many deliveries there are for each campaign, folder, channel, state or day. Read the rows of one with `list` and `within`. */
  countBy(by: DeliveryGrouping, query: DeliveryScope, signal: AbortSignal): Promise<DeliveryGroups>;
  /** The counters of these deliveries, in one call; those that do not exist are left out. */
  counters(ids: readonly DeliveryId[], signal: AbortSignal): Promise<ReadonlyMap<DeliveryId, DeliveryCounters>>;
  /** Undefined when there is no such delivery. */
  get(id: DeliveryId, signal: AbortSignal): Promise<DeliveryDetail | undefined>;
  /** The delivery that somebody names; undefined when there is none. */
  findOne(what: DeliveryName, signal: AbortSignal): Promise<Delivery | undefined>;
  /** Everything that the instance tells of a delivery, as its own schema describes it; undefined when there is no such delivery. */
  source(id: DeliveryId, signal: AbortSignal): Promise<DeliverySource | undefined>;
  /** Writes: sent once, never retried. Answers the state after the command where the instance tells it. */
  command(id: DeliveryId, command: DeliveryCommand, signal: AbortSignal): Promise<DeliveryStateCode | undefined>;
  /** Has the instance analyse the delivery (`PrepareFromId`): its target, then its messages. Sent once. */
  prepare(id: DeliveryId, signal: AbortSignal): Promise<void>;
  /** Sets `[scheduling/@IPAffinity]`; '' clears it. Sent once. */
  setAffinity(id: DeliveryId, affinity: string, signal: AbortSignal): Promise<void>;
  /** Sets `[scheduling/@contactDate]`. Sent once. */
  setContactDate(id: DeliveryId, at: EpochMs, signal: AbortSignal): Promise<void>;
}

export type DeliveryCommand = 'play' | 'pause' | 'stop';

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
}

/** The consolidated statistics of one delivery. Undefined: this instance has none, or does not show them. */
export interface StatisticsRepository {
  /** `nms:deliveryLogStats`: results by destination domain, in no order. */
  byDomain(id: DeliveryId, signal: AbortSignal): Promise<readonly DomainResults[] | undefined>;
  /** `nms:trackingStats` by slice and type of URL, oldest first. */
  reactions(id: DeliveryId, signal: AbortSignal): Promise<readonly ReactionSlice[] | undefined>;
  /** Has the instance compute tracking, errors and message counters anew (`RecomputeStats`). Sent once. */
  recompute(id: DeliveryId, signal: AbortSignal): Promise<void>;
}

export interface ThroughputRepository {
  /** Rows of `nms:deliveryStat` from `since` on, oldest first. Without an id: the whole instance. */
  samples(query: { deliveryId?: DeliveryId; since: EpochMs }, signal: AbortSignal): Promise<readonly ThroughputSample[]>;
}

/** How many opened and clicked with one browser, as its `User-Agent` names it. */
export interface AgentCount {
  readonly agent: string;
  readonly opens: number;
  readonly clicks: number;
}

/**
 * Figures that only the tracking log itself holds. Counting it is work for the database of a large instance: asked for rarely.
 * Undefined: this instance does not show it.
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

export interface WorkflowsRepository {
  /** By internal name. Undefined when there is none, or the operator may not see it. */
  get(internalName: string, signal: AbortSignal): Promise<WorkflowRun | undefined>;
}

/** One message of a delivery (`broadLog`), whatever schema the target mapping keeps it in. */
export interface Message {
  readonly id: string;
  readonly address: string;
  /** `@status`; labels come from the instance (`statuses`), since not all numbers are documented. */
  readonly status?: number;
  readonly eventDate?: EpochMs;
  readonly lastModified?: EpochMs;
  readonly recipientId?: string;
  /** `[msg/@failureReason]`: 1 user unknown, 2 invalid domain, 3 unreachable … */
  readonly failureReason?: number;
  readonly failureType?: number;
  /** `[msg/@text]`: what the other side said. */
  readonly text?: string;
  /** `@publicId`: public IP that it was sent from. */
  readonly publicId?: number;
}

/** One recipient whom the analysis left out. */
export interface Exclusion {
  readonly id: string;
  readonly address: string;
  readonly failureReason?: number;
  readonly recipientId?: string;
  readonly lastModified?: EpochMs;
  /** `[typologyRule/@label]`: the rule that left him out. */
  readonly rule?: string;
}

/** One open, click, opt-out, page or transaction. */
export interface TrackingLog {
  readonly id: string;
  readonly at?: EpochMs;
  readonly messageId?: string;
  readonly recipientId?: string;
  readonly urlId?: string;
  /** `[url/@type]`, see UrlType. */
  readonly urlType?: number;
  readonly urlLabel?: string;
  readonly userAgent?: string;
}

/** Which rows of a delivery's log. */
export interface LogQuery {
  readonly deliveryId: DeliveryId;
  /** Only these values of `@status` (messages). */
  readonly statuses?: readonly number[];
  /** Only addresses that contain this text (messages, exclusions). Taken literally. */
  readonly addressContains?: string;
  /** Only addresses of this domain, without the @ (messages, exclusions). */
  readonly domain?: string;
  /** Only these reasons (messages, exclusions). */
  readonly failureReasons?: readonly number[];
  /** Only rows from `since` on and before `until`, by the date of the event. */
  readonly since?: EpochMs;
  readonly until?: EpochMs;
  /** Only rows that were written again from then on; none in a log that does not tell. */
  readonly changedSince?: EpochMs;
  /** Only the events of this message (tracking logs). */
  readonly messageId?: string;
  /** Only rows up to the one with this id: keeps a reading apart from what is written meanwhile. */
  readonly upToId?: string;
  /** Only rows before the one with this id. */
  readonly beforeId?: string;
  /** Begin behind the row with this id. */
  readonly afterId?: string;
  /** Rows per call (default 2000). A bigger page means fewer calls and more memory on the server. */
  readonly pageSize?: number;
}

/** A log of any length, oldest first (`@id`), read page by page while the consumer takes rows; leaving the loop ends the reading. */
export interface LogRepository<Row> {
  rows(query: LogQuery, signal: AbortSignal): AsyncIterable<Row>;
  /** The same in batches, as they come off the wire: for exports. */
  batches(query: LogQuery, signal: AbortSignal): AsyncIterable<readonly Row[]>;
  count(query: LogQuery, signal: AbortSignal): Promise<number>;
  /** One page, oldest first; one call. */
  page(query: LogQuery, at: LogPosition, signal: AbortSignal): Promise<readonly Row[]>;
}

/** Where a page of a log is. */
export interface LogPosition {
  readonly limit: number;
  /** `first`: counted from the oldest row on; `last`: from the newest back. */
  readonly from: 'first' | 'last';
  /** Rows to leave out before: dear when they are many, unlike `LogQuery.afterId`. */
  readonly skip?: number;
}

/** How many messages have a value. */
export interface LogTally {
  readonly value: number;
  readonly count: number;
}

/** A log whose end can be read without reading it all. */
export interface TailedLogRepository<Row> extends LogRepository<Row> {
  /** The newest `limit` rows, or the newest above the row `beforeId`; oldest first. */
  newest(query: { readonly deliveryId: DeliveryId; readonly beforeId?: string }, limit: number, signal: AbortSignal): Promise<readonly Row[]>;
}

/** One value of an enumeration, in the operator's language. */
export interface EnumerationValue {
  readonly name: string;
  readonly value: string;
  readonly label: string;
}

export interface MessagesRepository extends LogRepository<Message> {
  /** Values of `@status` with the instance's own labels; undefined when it does not show its schema. */
  statuses(deliveryId: DeliveryId, signal: AbortSignal): Promise<readonly EnumerationValue[] | undefined>;
  /** The address of a message's mirror page (`nms:delivery#GetMirrorURL`). */
  mirrorUrl(deliveryId: DeliveryId, messageId: string, signal: AbortSignal): Promise<string | undefined>;
  /** How many messages have each status, or each reason of failure. */
  tally(query: LogQuery, by: 'status' | 'failureReason', signal: AbortSignal): Promise<readonly LogTally[]>;
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
  /** How many deliveries of campaigns are being sent now, to hold against NmsOperation_LimitConcurrency. */
  runningCampaignDeliveries(signal: AbortSignal): Promise<number>;
}

/** Who mails are sent from. */
export interface SendersRepository {
  /** Different sender addresses of the newest emails since a date; undefined when the instance does not tell. */
  since(since: EpochMs, signal: AbortSignal): Promise<readonly string[] | undefined>;
}

/** Who and what we are connected to, from the logon answer. */
export interface InstanceInfo {
  readonly instanceName: string;
  readonly version?: string;
  readonly build?: string;
  readonly operator: string;
  readonly timezone?: string;
  /** Instance clock minus ours at logon, ms: add it to our clock to get the instance's. */
  readonly clockOffsetMs: number;
}

/** What remedies write beyond deliveries' own verbs. Each is sent once and answers nothing: whoever asked reads back. */
export interface RemedyWrites {
  /** Sets `[scheduling/@validityDate]`. */
  setValidity(id: DeliveryId, at: EpochMs, signal: AbortSignal): Promise<void>;
  /** Moves deliveries to the recycle bin, all or none. */
  deleteDeliveries(ids: readonly DeliveryId[], signal: AbortSignal): Promise<void>;
  /** Sets an option that holds a whole number. */
  setIntegerOption(name: string, value: number, signal: AbortSignal): Promise<void>;
  /** `nms:extAccount/@active`, by internal name. */
  setAccountActive(name: string, active: boolean, signal: AbortSignal): Promise<void>;
  /** `xtk:workflow#Restart`, by internal name. */
  restartWorkflow(name: string, signal: AbortSignal): Promise<void>;
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
  readonly senders: SendersRepository;
  readonly messages: MessagesRepository;
  readonly exclusions: LogRepository<Exclusion>;
  readonly trackingLogs: TailedLogRepository<TrackingLog>;
  readonly schemas: SchemasRepository;
  readonly reactionLog: ReactionLogRepository;
  readonly workflows: WorkflowsRepository;
  readonly remedies: RemedyWrites;
  /** Ends the session; safe to call twice, never rejects. */
  logoff(): Promise<void>;
}
