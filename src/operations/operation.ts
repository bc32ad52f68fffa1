import type { EpochMs } from '../domain/delivery';
import type { Subject } from './target';

/** What an operation may take into account besides what it read. */
export interface Situation {
  /** The instance's time. */
  readonly now: EpochMs;
  /** BCP 47, for dates and numbers in sentences. */
  readonly language: string;
}

/** Why nothing is to be done. */
export interface Needless {
  readonly kind: 'alreadySo' | 'refused';
  readonly text: string;
}

/** What a person is asked. The engine adds instance and environment. */
export interface Question {
  /** Names what is changed: `Pause Summer sale (DM1234)?`. */
  readonly question: string;
  /** How it is now, in a sentence. */
  readonly now: string;
  /** What will happen, and to whom. */
  readonly effect: string;
  /** How to take it back, truthfully: what went out is out. */
  readonly undo: string;
  /** The verb on the button, in Title Case. */
  readonly action: string;
  /** What is typed on production: the name of the one thing that is changed. Undefined for several: then the instance's. */
  readonly typed?: string | undefined;
}

/** What the far end answered to the order itself. An exit code other than 0 is a refusal. */
export type Answer = { readonly printed?: string } & (
  { readonly taken: true } | { readonly taken: false; readonly because: string }
);

export const TAKEN: Answer = { taken: true };

/** Whether the state read afterwards shows the change. `failed`: it was begun, and came to a bad end. */
export type Sight =
  { readonly kind: 'shown' } | { readonly kind: 'notYet' } | { readonly kind: 'failed'; readonly text: string };

export const SHOWN: Sight = { kind: 'shown' };
export const NOT_YET: Sight = { kind: 'notYet' };

export function shownIf(condition: boolean): Sight {
  return condition ? SHOWN : NOT_YET;
}

/** How long and how often it is looked whether an order was carried out, ms. */
export interface Watching {
  readonly everyMs: number;
  readonly limitMs: number;
}

/** What would take an operation back: another operation with its arguments, as data. */
export type UndoRequest = Readonly<Record<string, unknown>> & { readonly kind: string };

/**
 * One change with its arguments: what is read, asked, written, and how one sees that it worked. `Place` is where it is
 * done; `State` what was read there. It decides nothing about consent, leases, retries and records: the engine does.
 */
export interface Operation<Place, State> extends Subject {
  /** Stable, e.g. `pause`. */
  readonly id: string;
  /** Its arguments as data, for the record. */
  readonly request: Readonly<Record<string, unknown>>;
  /** For the progress and the record: `Pause the delivery`. */
  readonly title: string;
  /** For the record, where the title does not name what is changed: `Summer sale (DM1234)`. */
  named?(state: State): string;
  /** Undefined: what should be changed is not there any more. */
  read(place: Place, signal: AbortSignal): Promise<State | undefined>;
  needless(state: State, situation: Situation): Needless | undefined;
  ask(state: State, situation: Situation): Question;
  /** All that the person agreed to, as values: when one of them reads otherwise after asking, nothing is done. */
  agreed(state: State): Readonly<Record<string, unknown>>;
  /** Sends the order, once. Rejects with the error of the client. */
  write(place: Place, state: State, signal: AbortSignal): Promise<Answer>;
  /** `now` undefined: it is gone. `before` was read right before the order. */
  sight(before: State, now: State | undefined): Sight;
  done(before: State, now: State | undefined, situation: Situation): string;
  /** For the record: how it was, how it is to be or became. */
  values(
    before: State,
    now: State | undefined,
    situation: Situation,
  ): { readonly before: string; readonly after: string };
  /** Undefined: it cannot be taken back. */
  undo(before: State): UndoRequest | undefined;
  readonly watching: Watching;
}
