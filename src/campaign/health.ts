import type { DeliveryId, EpochMs } from '../domain/delivery';
import type { DeliveryStateCode } from '../domain/deliveryState';
import type { DomainResults } from '../domain/domainResults';

/** What became of recent emails, by destination domain, over all of them. */
export interface DomainTotals extends DomainResults {
  /** Messages that their readers reported as spam (`msg/@failureReason` 8); undefined where the log does not tell. */
  readonly complaints?: number;
}

/** Addresses in quarantine (`nms:address`). */
export interface QuarantineCounts {
  readonly total: number;
  /** Those whose last change is in the last day, and in the days before it. */
  readonly lastDay: number;
  readonly before: number;
  /** How many days `before` covers. */
  readonly days: number;
}

/** How domains and addresses take what is sent to them. Undefined: the instance does not tell. */
export interface ReputationRepository {
  /** Of the newest emails that were sent since a date; a bounded number of them. */
  domains(since: EpochMs, signal: AbortSignal): Promise<readonly DomainTotals[] | undefined>;
  /** @param now the instance's time */
  quarantines(now: EpochMs, signal: AbortSignal): Promise<QuarantineCounts | undefined>;
}

/** A workflow of somebody's that ended in an error, with the deliveries that it made. */
export interface FailedFeed {
  readonly workflow: string;
  readonly label: string;
  readonly deliveries: readonly { readonly id: DeliveryId; readonly internalName: string; readonly state: DeliveryStateCode }[];
}
