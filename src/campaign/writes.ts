import type { DeliveryId, EpochMs } from '../domain/delivery';
import type { DeliveryStateCode } from '../domain/deliveryState';
import type { ContentUrl } from '../domain/urlTracking';

export type DeliveryCommand = 'play' | 'pause' | 'stop';

/** A URL in the content and the mode that it gets (domain/urlTracking, TRACKING_TYPES). */
export interface UrlModeChange {
  readonly url: ContentUrl;
  readonly mode: number;
}

/** Dates of a delivery to be written; one that is left out stays. */
export interface DeliveryDates {
  /** `[scheduling/@contactDate]`. */
  readonly contactDate?: EpochMs | undefined;
  /** `[scheduling/@validityDate]`. */
  readonly validityDate?: EpochMs | undefined;
}

/**
 * Everything that changes an instance. Each is sent once and never retried; whoever asked reads back what became of it.
 * Only `src/operations` may use it: it asks first, and records (test/host/walls.mjs).
 */
export interface CampaignWrites {
  /** Answers the state after the command where the instance tells it. */
  command(id: DeliveryId, command: DeliveryCommand, signal: AbortSignal): Promise<DeliveryStateCode | undefined>;
  /** Has the instance analyse the delivery (`PrepareFromId`): its target, then its messages. */
  prepare(id: DeliveryId, signal: AbortSignal): Promise<void>;
  /** Sets `[scheduling/@IPAffinity]`; '' clears it. */
  setAffinity(id: DeliveryId, affinity: string, signal: AbortSignal): Promise<void>;
  /** Sets dates in one write. */
  setDates(id: DeliveryId, dates: DeliveryDates, signal: AbortSignal): Promise<void>;
  /** Changes the modes of some of the URLs `all` that were read. A RangeError when one has no key of its own. */
  setUrlModes(
    id: DeliveryId,
    changes: readonly UrlModeChange[],
    all: readonly ContentUrl[],
    signal: AbortSignal,
  ): Promise<void>;
  /** Turns tracking of the whole delivery on or off (`tracking/@enabled`). */
  setTracking(id: DeliveryId, on: boolean, signal: AbortSignal): Promise<void>;
  /** Has the instance compute tracking, errors and message counters anew (`RecomputeStats`). */
  recompute(id: DeliveryId, signal: AbortSignal): Promise<void>;
  /** Moves deliveries to the recycle bin, all or none. */
  deleteDeliveries(ids: readonly DeliveryId[], signal: AbortSignal): Promise<void>;
  /** Sets an option that holds a whole number. */
  setIntegerOption(name: string, value: number, signal: AbortSignal): Promise<void>;
  /** `nms:extAccount/@active`, by internal name. */
  setAccountActive(name: string, active: boolean, signal: AbortSignal): Promise<void>;
  /** `xtk:workflow#Restart`, by internal name. */
  restartWorkflow(name: string, signal: AbortSignal): Promise<void>;
}

/** Where an instance keeps them. A registered symbol, because the client is a bundle of its own. */
export const CAMPAIGN_WRITES = Symbol.for('deliveryDoctor.campaignWrites');

/** What can change the instance. */
export function writesOf(instance: object): CampaignWrites {
  if (!(CAMPAIGN_WRITES in instance)) {
    throw new TypeError('This instance can only be read.');
  }
  return instance[CAMPAIGN_WRITES] as CampaignWrites;
}
