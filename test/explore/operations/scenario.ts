import * as fc from 'fast-check';
import type { Call, Fare, Kind } from './world';

/** What one window is asked to do. */
export interface Wish {
  readonly kind: Kind;
  readonly value: string;
  readonly agrees: boolean;
}

/** What happens by itself or by others, at a moment that the scheduler chooses. */
export interface Event {
  readonly what: Happening;
  /** Becomes possible after so many steps of the whole; the scheduler then chooses when. */
  readonly after: number;
}

export type Happening =
  | 'mta'
  | 'colleagueStarts'
  | 'colleagueRestarts'
  | 'colleagueSetsValue'
  | 'colleagueEdits'
  | 'colleagueDeletes'
  | 'instanceEdited'
  | 'firstCancels'
  | 'secondCancels'
  | 'clockForward'
  | 'clockBack'
  | 'suspended'
  | 'windowClosed'
  | 'diskFull';

export interface Scenario {
  readonly first: readonly Wish[];
  /** Begins after so many steps; undefined: there is no second window. */
  readonly second: (Wish & { readonly after: number }) | undefined;
  readonly events: readonly Event[];
  /** How the calls of each kind fare, in their order; those after the last are fine. */
  readonly fares: Readonly<Record<Call, readonly Fare[]>>;
}

const wish = {
  kind: fc.constantFrom<Kind[]>('start', 'prepare', 'setValue', 'restart'),
  value: fc.constantFrom('b', 'c'),
  agrees: fc.oneof({ weight: 7, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
} satisfies { [Key in keyof Wish]: fc.Arbitrary<Wish[Key]> };

const happening = fc.constantFrom<Happening[]>(
  'mta',
  'mta',
  'colleagueStarts',
  'colleagueRestarts',
  'colleagueSetsValue',
  'colleagueEdits',
  'colleagueDeletes',
  'instanceEdited',
  'firstCancels',
  'secondCancels',
  'clockForward',
  'clockForward',
  'clockBack',
  'suspended',
  'windowClosed',
  'diskFull',
);

const fare = fc.oneof(
  { weight: 12, arbitrary: fc.constant<Fare>('ok') },
  { weight: 5, arbitrary: fc.constantFrom<Fare[]>('lostBefore', 'lostAfter', 'refused', 'hangs', 'hangs', 'ignored') },
);

/** Two windows, a colleague, the MTA, edits, cancelling, clocks and a transport that fails at any step. */
export const scenarios: fc.Arbitrary<Scenario> = fc.record({
  first: fc.array(fc.record(wish), { minLength: 1, maxLength: 3 }),
  second: fc.option(fc.record({ ...wish, after: fc.nat(20) }), { nil: undefined }),
  events: fc.array(fc.record<Event>({ what: happening, after: fc.nat(24) }), { maxLength: 6 }),
  fares: fc.record({
    open: fc.array(fare, { maxLength: 4 }),
    read: fc.array(fare, { maxLength: 6 }),
    write: fc.array(fare, { maxLength: 4 }),
  }),
});
