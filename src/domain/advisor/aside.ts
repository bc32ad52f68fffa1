import type { EpochMs } from '../delivery';

/** Rules that a person does not want to hear of, by id: until a moment, or for good on this instance. */
export type Asides = Readonly<Record<string, EpochMs | 'always'>>;

/** Whether a rule is silent now. */
export function isAside(asides: Asides, rule: string, now: EpochMs): boolean {
  const until = asides[rule];
  return until !== undefined && (until === 'always' || until > now);
}

/** What is still put aside: a snooze that is over leaves no trace. */
export function stillAside(asides: Asides, now: EpochMs): Asides {
  return Object.fromEntries(Object.entries(asides).filter(([rule]) => isAside(asides, rule, now)));
}
