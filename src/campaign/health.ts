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
  readonly deliveries: readonly {
    readonly id: DeliveryId;
    readonly internalName: string;
    readonly state: DeliveryStateCode;
  }[];
}

/** A recent email's content. */
export interface MailContent {
  readonly id: DeliveryId;
  readonly internalName: string;
  readonly state: DeliveryStateCode;
  /** `content/html/source`, '' for a mail without HTML. */
  readonly html: string;
}

/** What a web server says of an address, to whoever asks without signing in. */
export interface WebAnswer {
  readonly status: number;
  readonly bytes?: number;
  readonly contentType?: string;
}

/** An analysis that has ended: `@startDate` and `@endDate` of the delivery (docs/campaign/deliveries.md). */
export interface Preparation {
  readonly id: DeliveryId;
  readonly internalName: string;
  readonly startedAt: EpochMs;
  readonly endedAt: EpochMs;
  /** `properties/@toDeliver`. */
  readonly messages?: number;
}

/** What emails consist of. */
export interface ContentRepository {
  /** Analyses of the newest deliveries that changed since a date; undefined when the instance does not tell. */
  preparations(since: EpochMs, signal: AbortSignal): Promise<readonly Preparation[] | undefined>;
  /**
   * The newest `limit` emails that changed since a date and are ready at least; undefined when the instance does not
   * give contents.
   */
  recent(since: EpochMs, limit: number, signal: AbortSignal): Promise<readonly MailContent[] | undefined>;
  /**
   * `HEAD` on a web address, by the connection's proxy and certificates but without its session; three redirects are
   * followed. Rejects with a CampaignError.
   */
  head(url: string, signal: AbortSignal): Promise<WebAnswer>;
}

/** Of the people whom the newest messages went to, how many opened or clicked since a moment. */
export interface Inactivity {
  /** What was asked for, or when the first mail was sent. */
  readonly since: EpochMs;
  readonly reached: number;
  readonly reacted: number;
}

export interface AudienceRepository {
  /** Looks at a bounded number of people (`INACTIVITY_COST`). Undefined when the instance does not tell. */
  inactivity(since: EpochMs, signal: AbortSignal): Promise<Inactivity | undefined>;
}

/** How a delivery that is still to be sent is set. */
export interface SendingPlan {
  readonly id: DeliveryId;
  readonly internalName: string;
  readonly messageType?: number;
  readonly deliveryMode?: number;
  readonly contactDate?: EpochMs;
  /** `[scheduling/@IPAffinity]`, else that of its typology; '' for none. */
  readonly affinity?: string;
  readonly maxRetry?: number;
  /** `[scheduling/waves/@splitDelay]`, ms; undefined where it is not sent in waves. */
  readonly waveDelayMs?: number;
}

export interface PlansRepository {
  /**
   * Deliveries that are ready or being sent, and due by `until` (the instance's time); a bounded number, the newest.
   * Undefined when the instance does not tell.
   */
  toSend(until: EpochMs, signal: AbortSignal): Promise<readonly SendingPlan[] | undefined>;
}
