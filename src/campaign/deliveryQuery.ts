import type { AttentionGroup } from '../domain/attention';
import type { DeliveryId, EpochMs } from '../domain/delivery';
import type { DeliveryStateCode } from '../domain/deliveryState';

/** A page of rows read by key: pass `next` to get the following page; undefined when there is no more. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly next?: PageKey;
}

/** Where a page ends: the sort value and the id of its last row. Opaque to callers. */
export interface PageKey {
  readonly sort: string;
  readonly id: string;
}

/**
 * Which deliveries: all conditions that are given must hold. Everything is decided by the instance. A condition on an
 * attribute that the instance does not have is an error (`unknownAttribute`), never ignored.
 */
export interface DeliveryFilter {
  /** Label, internal name or delivery code contain this text. Taken literally, in any case of letters. */
  readonly text?: string;
  /** Only these deliveries, by their ids; an empty list asks nothing. */
  readonly ids?: readonly DeliveryId[];
  /** `@state` is one of these; an empty list asks nothing. */
  readonly states?: readonly DeliveryStateCode[];
  /** `@messageType` is one of these (see domain/channel); an empty list asks nothing. */
  readonly messageTypes?: readonly number[];
  /** Contact date (or, where there is none, last change) at or after this time. */
  readonly since?: EpochMs;
  /** Contact date (or, where there is none, last change) before this time. */
  readonly until?: EpochMs;
  /** `[deliveryProvider/@name]`: internal name of the routing account. */
  readonly routing?: string;
  /** `[scheduling/@IPAffinity]`; '' finds those without one. */
  readonly affinity?: string;
  /** `@deliveryCode` contains this text, in any case of letters. */
  readonly code?: string;
}

/** What a list may be sorted by: contact date, begin of sending, label, state number, or messages to send. */
export type DeliverySortKey = 'lastModified' | 'contactDate' | 'sentDate' | 'label' | 'state' | 'size';

/** Deliveries without the value come last in both directions. */
export interface DeliverySort {
  readonly by: DeliverySortKey;
  readonly descending: boolean;
}

/** What deliveries can be counted by; `day` is the day of the contact date as the instance reckons days. */
export type DeliveryGrouping = 'operation' | 'folder' | 'messageType' | 'state' | 'day';

/** Deliveries to choose from. */
export interface DeliveryScope {
  /** Only deliveries of this group (see domain/attention for the rule behind each). */
  readonly group?: AttentionGroup;
  /** The instance's time, which decides what is scheduled and what is overdue. */
  readonly now: EpochMs;
  readonly filter?: DeliveryFilter;
}

export interface DeliveryQuery extends DeliveryScope {
  /** Only the deliveries of one group of `countBy`. */
  readonly within?: { readonly by: DeliveryGrouping; readonly key: string };
  readonly sort?: DeliverySort;
  /** Leaves out the indicators, which are read apart with `counters`: a list then costs the instance less. */
  readonly namesOnly?: boolean;
  readonly pageSize: number;
  /** `next` of the page before, which must have been asked for with the same sort. */
  readonly after?: PageKey;
}

/** One campaign, folder, channel, state or day with its deliveries. */
export interface DeliveryGroupCount {
  /**
   * Opaque: for `within`. Id of the campaign or folder, code of the channel or state, date of the day; '0' or '' for
   * none.
   */
  readonly key: string;
  /** In the instance's words; '' where there are none (a day, no campaign). */
  readonly label: string;
  readonly count: number;
}

export interface DeliveryGroups {
  /** Biggest first; days: newest first. */
  readonly groups: readonly DeliveryGroupCount[];
  /** The instance has more groups than were read. */
  readonly more: boolean;
}

/**
 * How somebody names a delivery. `text` is what a person typed or pasted: an id, an internal name, a label or a part of
 * one; what fits exactly goes before what only contains it, newer before older.
 */
export type DeliveryName = { readonly id: DeliveryId } | { readonly internalName: string } | { readonly text: string };
