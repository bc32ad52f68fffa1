import type { EpochMs } from './delivery';

/**
 * The counters a delivery carries for tracking (`indicators/@…`, `properties/@…`), numbers of messages or events.
 * A counter that is undefined was not given by the instance.
 */
export interface TrackingFigures {
  readonly toDeliver?: number;
  /** `[properties/@text]`: messages sent as text, which cannot report an open. */
  readonly text?: number;
  readonly success?: number;
  readonly error?: number;
  readonly recipientOpen?: number;
  readonly totalRecipientOpen?: number;
  readonly personClick?: number;
  readonly recipientClick?: number;
  readonly totalRecipientClick?: number;
  readonly mirrorPage?: number;
  readonly optOut?: number;
  readonly transaction?: number;
  /** `[indicators/@amount]`: sum of the amounts of transactions, in the instance's currency. */
  readonly amount?: number;
  /** `[indicators/@article]`: items bought. */
  readonly article?: number;
  /** `[indicators/@totalWebPage]`: pages visited. */
  readonly totalWebPage?: number;
  /** `[indicators/@lastTrackingComputation]`. */
  readonly computedAt?: EpochMs;
  /** `[indicators/@trackingPending]`: the instance knows that the figures are not up to date. */
  readonly pending?: boolean;
}

/** `nms:trackingUrl/@type`: 1 email click, 2 open, 3 opt-out, 4 web, 5 transaction, 6 mirror page. */
export type UrlType = number;

/** One tracked URL of a delivery with its clicks. */
export interface TrackedUrl {
  readonly id: string;
  readonly label: string;
  readonly source: string;
  readonly type: UrlType;
  readonly category?: string;
  /** All clicks; undefined when no statistics could be read. */
  readonly totalClicks?: number;
}
