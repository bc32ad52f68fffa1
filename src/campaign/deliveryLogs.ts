import type { DeliveryId, EpochMs } from '../domain/delivery';

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
  /** `[typologyRule/@label]`: the rule that left the recipient out. */
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

/** A part of a query that an instance's log may not have the attribute for. */
export type LogFilterPart = 'status' | 'reason' | 'message' | 'address' | 'domain' | 'date';

/**
 * Which rows of a delivery's log. A log that lacks an attribute which this names is not read: `LogRepository.lacking`.
 */
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
  /** Only the rows with these ids; none for an empty list. */
  readonly ids?: readonly string[];
  /** Only rows up to the one with this id: keeps a reading apart from what is written meanwhile. */
  readonly upToId?: string;
  /** Only rows before the one with this id. */
  readonly beforeId?: string;
  /** Begin behind the row with this id. */
  readonly afterId?: string;
  /** Rows per call (default 2000). A bigger page means fewer calls and more memory on the server. */
  readonly pageSize?: number;
}

/**
 * A log of any length, oldest first (`@id`), read page by page while the consumer takes rows; leaving the loop ends the
 * reading.
 */
export interface LogRepository<Row> {
  rows(query: LogQuery, signal: AbortSignal): AsyncIterable<Row>;
  /** The same in batches, as they come off the wire: for exports. */
  batches(query: LogQuery, signal: AbortSignal): AsyncIterable<readonly Row[]>;
  count(query: LogQuery, signal: AbortSignal): Promise<number>;
  /** How many rows match, and the newest of them, as they were at one moment. */
  extent(query: LogQuery, signal: AbortSignal): Promise<LogExtent>;
  /**
   * What this instance's log cannot be narrowed by. Reading such a query rejects with a CampaignError
   * `unknownAttribute`.
   */
  lacking(query: LogQuery, signal: AbortSignal): Promise<readonly LogFilterPart[]>;
  /** One page, oldest first unless sorted; one call. Rejects with a RangeError for a sort by what is no member. */
  page(query: LogQuery, at: LogPosition, signal: AbortSignal): Promise<readonly Row[]>;
}

/** How far a log goes. */
export interface LogExtent {
  readonly count: number;
  /** Undefined for a log without rows. */
  readonly newestId: string | undefined;
}

/** Where a page of a log is. */
export interface LogPosition {
  readonly limit: number;
  /** `first`: counted from the oldest row on; `last`: from the newest back. */
  readonly from: 'first' | 'last';
  /** Rows to leave out before: costs the server much when they are many, unlike `LogQuery.afterId`. */
  readonly skip?: number;
  /** In another order than that of the ids: the database then sorts all matching rows for each page. */
  readonly sort?: LogSort;
}

/** An order of a log: `by` names a member of its rows. Rows that are equal in it come by id. */
export interface LogSort {
  readonly by: string;
  readonly descending: boolean;
}

/** How many messages have a status and a reason of failure; undefined where the log does not tell. */
export interface LogTally {
  readonly status: number | undefined;
  readonly failureReason: number | undefined;
  readonly count: number;
}

/** A log whose end can be read without reading it all. */
export interface TailedLogRepository<Row> extends LogRepository<Row> {
  /** The newest `limit` rows, or the newest above the row `beforeId`; oldest first. */
  newest(
    query: { readonly deliveryId: DeliveryId; readonly beforeId?: string },
    limit: number,
    signal: AbortSignal,
  ): Promise<readonly Row[]>;
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
  /** How many messages have each status and reason of failure. */
  tally(query: LogQuery, signal: AbortSignal): Promise<readonly LogTally[]>;
  /**
   * What messages say that were not sent, the commonest first. Counts along the index of the delivery: not for the very
   * large. Undefined when the instance does not show them.
   */
  textsOfUnsent(deliveryId: DeliveryId, signal: AbortSignal): Promise<readonly MessageText[] | undefined>;
}

/** A text that messages carry: an answer of a provider, or why they wait. */
export interface MessageText {
  readonly text: string;
  readonly count: number;
}
