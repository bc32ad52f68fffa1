import type { DeliveryStateCode } from './deliveryState';

/** UTC epoch milliseconds. */
export type EpochMs = number;

/** `@id` of a delivery. A string because some instances (FFDA) use uuids. */
export type DeliveryId = string;

/**
 * One delivery as a list needs it. An optional field that is undefined means that the instance
 * did not give it ("not available on this instance"), never zero.
 */
export interface Delivery {
  readonly id: DeliveryId;
  /** `@internalName`, such as `DM1234`. */
  readonly internalName: string;
  readonly label: string;
  readonly state: DeliveryStateCode;
  /** `@messageType`: 0 email, 1 sms, 2 phone, 3 paper … (see domain/channel). */
  readonly messageType: number;
  /** `@deliveryMode`: 1 bulk (sent by this instance's MTA), 4 mid-sourcing, 0 external. */
  readonly deliveryMode?: number;
  /** `[scheduling/@contactDate]`. */
  readonly contactDate?: EpochMs;
  /** `[scheduling/@validityDate]`. */
  readonly validityDate?: EpochMs;
  /** `[execution/@broadStartDate]`: when the MTA began. */
  readonly broadStart?: EpochMs;
  /** `[execution/@broadEndDate]`. */
  readonly broadEnd?: EpochMs;
  readonly lastModified?: EpochMs;
  readonly counters: DeliveryCounters;
}

/** Message counters of a delivery (numbers of messages). */
export interface DeliveryCounters {
  /** `[properties/@toDeliver]`. */
  readonly toDeliver?: number;
  /** `[indicators/@processed]`. */
  readonly processed?: number;
  /** `[indicators/@success]`. */
  readonly success?: number;
  /** `[indicators/@error]`. */
  readonly error?: number;
  /** `[indicators/@newQuarantine]`. */
  readonly newQuarantine?: number;
}

/** What a diagnosis needs beyond the list's fields. */
export interface DeliveryDetail extends Delivery {
  /** `[scheduling/@IPAffinity]`; '' means none chosen, undefined that the instance does not tell. */
  readonly ipAffinity?: string;
  /** `[typology/@IPAffinity]`: the affinity that its typology asks for, Adobe's usual place. */
  readonly typologyAffinity?: string;
  /** `[mapping/@schema]`: what it is addressed to; events (`nms:rtEvent`) where it is sent in real time. */
  readonly targetSchema?: string;
  /** `@deleteStatus` is not 0: it lies in the recycle bin. */
  readonly recycled?: boolean;
  /** `[indicators/@recipientOpen]`: opens that were counted, whatever its state says. */
  readonly opens?: number;
  /** The workflow that made it, or drives it. */
  readonly workflow?: DrivingWorkflow;
  /** `[scheduling/@validationMode]`: manual, secure (semi-automatic) or auto. */
  readonly validationMode?: string;
  /** `@endDate`: when its analysis ended. */
  readonly preparedAt?: EpochMs;
  /** `[execution/@nextPassDate]`: when the next retry begins. */
  readonly nextPassDate?: EpochMs;
  /** `[execution/@retry]` done so far, and `[execution/@maxRetry]`. */
  readonly retry?: number;
  readonly maxRetry?: number;
  /** `[execution/@retryPeriod]`, seconds. */
  readonly retryPeriodSeconds?: number;
  /** `[deliveryProvider/…]`: the routing external account. */
  readonly routing?: {
    readonly name?: string;
    readonly label?: string;
    readonly active?: boolean;
    /** Address of the mid-sourcing server that it leads to. */
    readonly server?: string;
  };
  /** `[tracking/@enabled]`, `[tracking/@openEnabled]`. */
  readonly trackingEnabled?: boolean;
  readonly openTrackingEnabled?: boolean;
  /** `[@operation-id]`: the campaign it belongs to; '0' or '' for none. */
  readonly operationId?: string;
  /** `[scheduling/waves/…]`; undefined when the instance does not tell whether there are waves. */
  readonly waves?: DeliveryWaves;
  /** `@analysisStep`: shows where an analysis died. */
  readonly analysisStep?: number;
  /** `[properties/@midRemoteId]`: its id on the mid-sourcing server; '0' or '' before that has it. */
  readonly midRemoteId?: string;
  /** `[properties/@midAccountUsedName]`: the account really used, where the routing account alternates. */
  readonly midAccountUsed?: string;
  /** `@FCP`: sent for approval, not to the target. */
  readonly proof?: boolean;
}

/** A workflow that makes or drives a delivery (`[@workflow-id]`). */
export interface DrivingWorkflow {
  readonly name: string;
  readonly label: string;
  /** `xtk:workflow/@state`: 11 started, 13 paused, 20 finished … */
  readonly state?: number;
  readonly failed?: boolean;
}

/** How a delivery is cut into waves. */
export interface DeliveryWaves {
  /** `@enabled`: without it everything goes out at once, whatever else is set. */
  readonly enabled: boolean;
  /** `@mode`: 0 waves of equal size, 1 calendar, 2 smooth. */
  readonly mode?: number;
  /** `@splitSize`: a number of messages, or a part of them such as `25%`. */
  readonly splitSize?: string;
  /** `@splitDelay`, seconds from the begin of one wave to that of the next. */
  readonly splitDelaySeconds?: number;
}
