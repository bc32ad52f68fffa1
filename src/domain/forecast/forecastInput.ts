import type { DeliveryCounters, EpochMs } from '../delivery';
import type { DomainResults } from '../domainResults';
import type { ThroughputSample } from '../throughput';

/** Waves of a delivery: so many messages each, so long from the begin of one to that of the next. */
export interface ForecastWaves {
  readonly size: number;
  readonly delayMs: number;
  readonly began: EpochMs;
}

/** Retries of a delivery: passes done, allowed, and the time from the end of one to the begin of the next. */
export interface ForecastRetries {
  readonly done: number;
  readonly most: number;
  readonly periodMs: number;
  /** When the next pass begins, while the delivery waits for it. */
  readonly nextAt?: EpochMs;
}

/** What a forecast is made of. Rates are messages per hour. */
export interface ForecastInput {
  readonly now: EpochMs;
  readonly counters: DeliveryCounters;
  /** Of the delivery, since it began. */
  readonly samples: readonly ThroughputSample[];
  /** Over how long "now" is rated, ms. */
  readonly overMs: number;
  readonly domains?: readonly DomainResults[];
  readonly retries?: ForecastRetries;
  readonly waves?: ForecastWaves;
  readonly validUntil?: EpochMs;
  /** Messages planned to begin on the instance, and what it sends now and sent at its best: when these do not fit together, sending slows down. */
  readonly load?: {
    readonly planned: readonly { readonly at: EpochMs; readonly messages: number }[];
    readonly now: number;
    readonly peak: number;
  };
  /** How many times faster it goes once a remedy was applied, at least and at most. */
  readonly faster?: { readonly least: number; readonly most: number };
}

/** Messages by first tries: those that had none, those that had one, and those of them that wait for a retry. */
export interface Tries {
  readonly untried: number;
  readonly tried: number;
  readonly deferred: number;
}
