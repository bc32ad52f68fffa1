import type { DeliveryId, EpochMs } from './delivery';

/** How sure a finding is. `certain` only when every piece of evidence it needs was read. */
export type Certainty = 'certain' | 'likely' | 'possible';

export type Severity = 'error' | 'warning' | 'info';

/** One observed fact, where it came from and when. */
export interface EvidenceItem<Key extends string = string> {
  /** What was looked at, e.g. "nlserver pdump on sending-1". */
  readonly source: string;
  /** What was seen, in words. `domain` writes a plain notation; `troubleshooting` puts it into the reader's language. */
  readonly observed: string;
  readonly at: EpochMs;
  /** The same as data, from which the words are made. */
  readonly fact?: Fact<Key>;
}

/** Something seen, as a key with arguments. Arguments that end in `At` are epoch ms. */
export interface Fact<Key extends string = string> {
  readonly key: Key;
  readonly args: Readonly<Record<string, string | number>>;
}

/** Why a piece of evidence could not be had; never taken as a sign of anything. */
export interface Unchecked {
  readonly what: string;
  readonly because: string;
  /** The servers that would have to be asked are Adobe's. */
  readonly hostedByAdobe?: true;
}

/** A remedy is data: what it does, why, and what it affects. `troubleshooting` holds the code that applies it. */
export type Remedy =
  | { readonly kind: 'startModule'; readonly server: string; readonly module: string; readonly instance: string }
  | { readonly kind: 'changeAffinity'; readonly deliveryId: DeliveryId; readonly configured: readonly string[] }
  | { readonly kind: 'restartModule'; readonly server: string; readonly module: string; readonly instance: string }
  | { readonly kind: 'stopModule'; readonly server: string; readonly module: string; readonly instance: string }
  /** Sets an affinity that is known; '' clears it. */
  | { readonly kind: 'setAffinity'; readonly deliveryId: DeliveryId; readonly affinity: string }
  /** Moves the contact date; without a date the person chooses one. */
  | { readonly kind: 'reschedule'; readonly deliveryId: DeliveryId; readonly to?: EpochMs }
  | { readonly kind: 'extendValidity'; readonly deliveryId: DeliveryId; readonly to?: EpochMs }
  | { readonly kind: 'pause'; readonly deliveryId: DeliveryId }
  | { readonly kind: 'stop'; readonly deliveryId: DeliveryId }
  | { readonly kind: 'recomputeStatistics'; readonly deliveryId: DeliveryId }
  /** Moves failed deliveries to the recycle bin. */
  | { readonly kind: 'deleteFailed'; readonly deliveryIds: readonly DeliveryId[] }
  /** Sets `NmsOperation_LimitConcurrency`. */
  | { readonly kind: 'setConcurrency'; readonly limit: number }
  /** Switches the external account of this internal name on or off; `deliveryId` is a delivery that uses it. */
  | { readonly kind: 'setAccount'; readonly account: string; readonly active: boolean; readonly deliveryId: DeliveryId }
  /** Deletes old temporary files of the installation on a server; the person chooses how old. */
  | { readonly kind: 'purgeTemporary'; readonly server: string }
  | { readonly kind: 'restartWorkflow'; readonly workflow: string }
  /** Opens a log of a server, `<instance>/log/<module>.log`: at its end, or at the last line with `text`. */
  | { readonly kind: 'openServerLog'; readonly server: string; readonly file: string; readonly text?: string }
  | { readonly kind: 'openAuditLog'; readonly deliveryId: DeliveryId }
  /** Asks the same of the delivery's twin, on another of the person's instances: what mends it is offered there. */
  | {
      readonly kind: 'explainTwin';
      readonly connectionId: string;
      readonly instance: string;
      readonly deliveryId: DeliveryId;
    }
  /** Writes down what to ask Adobe support for, ready to copy. */
  | { readonly kind: 'askAdobe'; readonly deliveryId: DeliveryId }
  | { readonly kind: 'saveSupportReport'; readonly deliveryId: DeliveryId }
  | { readonly kind: 'resume'; readonly deliveryId: DeliveryId }
  /** Confirms an analysed delivery: it is sent from then on. */
  | { readonly kind: 'start'; readonly deliveryId: DeliveryId };

export type RemedyKind = Remedy['kind'];

/**
 * What a cause or a rule found, with its proof. Texts are ids and keys with arguments, not sentences: the words stand
 * in the definitions, and `troubleshooting/findingText` puts them together for the reader.
 */
export interface Finding<Id extends string = string, Key extends string = string> {
  /** Stable id of the finding, e.g. `mtaNotRunning`: the key of its words. */
  readonly cause: Id;
  readonly severity: Severity;
  readonly certainty: Certainty;
  /** Arguments for its title and meaning. */
  readonly args: Readonly<Record<string, string | number>>;
  readonly evidence: readonly EvidenceItem<Key>[];
  /** Whether it keeps all of the delivery from leaving now, as planned or not. Without a word: an error does. */
  readonly holdsUp?: boolean;
  readonly remedies: readonly Remedy[];
}
