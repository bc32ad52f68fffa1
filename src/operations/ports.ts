import type { EpochMs } from '../domain/delivery';
import type { OutcomeKind } from './outcome';
import type { Question, UndoRequest } from './operation';
import type { BoundTarget, Subject } from './target';

/** Time as the engine needs it. */
export interface OperationClock {
  /** Our wall clock, epoch ms: for records and for the instance's time. It may be set at any moment. */
  now(): EpochMs;
  /** Milliseconds that only ever grow: for limits. */
  monotonic(): number;
  /** Resolves after the time, or when the signal aborts; never rejects. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

/** The right to change one thing, over all windows, until it ends or is given back. */
export interface Lease {
  /** Makes it last on; false when it ended and somebody else may have it. */
  extend(): Promise<boolean>;
  /** Whether somebody else got a lease on the same thing since. */
  superseded(): Promise<boolean>;
  release(): Promise<void>;
}

export interface Leases {
  /** Undefined while somebody has it. Rejects when leases cannot be kept: then nothing may be changed. */
  acquire(key: string): Promise<Lease | undefined>;
  /** A lease must be extended within this time, ms. */
  readonly lengthMs: number;
}

/** One attempt, as it is kept. */
export interface OperationRecord {
  readonly id: string;
  readonly at: EpochMs;
  /** Operator as the instance knows them, or the account of this machine. */
  readonly who: string;
  /** Name of the instance, as the person named it. */
  readonly where: string;
  /** Which way it was asked for: `tree`, `report` … */
  readonly via: string;
  /** Who proposed it to the person, where it was a proposal. */
  readonly proposer?: string | undefined;
  readonly operation: string;
  readonly request: Readonly<Record<string, unknown>>;
  readonly target: BoundTarget;
  /** What was done, to what: `Pause the delivery · Summer sale (DM1234)`. */
  readonly what: string;
  readonly before: string;
  readonly after: string;
  /** `sent` until the outcome is known: what stays so was cut off, by a crash for instance. */
  readonly outcome: 'sent' | OutcomeKind;
  /** The outcome in a sentence. */
  readonly text: string;
  readonly undo?: UndoRequest | undefined;
  /** The id of the record that this one takes back. */
  readonly undoes?: string | undefined;
  /** It was taken back. */
  readonly undone?: boolean | undefined;
}

/** Keeps records. Recording one again under the same id replaces it. */
export interface Journal {
  /** Rejects when it cannot be kept: before an order is sent, that stops it. */
  record(entry: OperationRecord): Promise<void>;
}

/** What is asked, and where. */
export interface ConsentRequest extends Question {
  readonly target: BoundTarget;
}

/** Asks a person. */
export type Consent = (request: ConsentRequest, signal: AbortSignal) => Promise<boolean>;

/** What is known of a failed order. */
export type WriteFailure =
  /** The far end said no, or was never reached. */
  | 'refused'
  /** It may have arrived: nobody knows. */
  | 'lost';

/** The target as it is now, opened. */
export interface Opened<Place> {
  readonly place: Place;
  /** Who changes it, for the record. */
  readonly who: string;
  /** The connection's name now. */
  readonly where: string;
  /** Clock of the instance minus ours, ms. */
  readonly clockOffsetMs: number;
}

/** Everything that the engine needs from outside; no vscode, so that models can drive it. */
export interface OperationPorts<Place> {
  readonly clock: OperationClock;
  readonly leases: Leases;
  readonly journal: Journal;
  /** Opens a target. Rejects with `TargetChanged` when it is not what was bound. */
  open(target: BoundTarget, subject: Subject, signal: AbortSignal): Promise<Opened<Place>>;
  /** Why something failed, as the rest of a sentence after “because”. */
  because(error: unknown): string;
  failureOf(error: unknown): WriteFailure;
  newId(): string;
  readonly language: string;
  /** Aborts when the window closes. */
  readonly life: AbortSignal;
}
