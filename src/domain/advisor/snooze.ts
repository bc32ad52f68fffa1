import type { EpochMs } from '../delivery';

/** Rules that a person does not want to hear of, by id: until a moment, or for good on this instance. */
export type SnoozedUntil = Readonly<Record<string, EpochMs | 'always'>>;

/** Whether a rule is silent now. */
export function isSnoozed(snoozed: SnoozedUntil, rule: string, now: EpochMs): boolean {
  const until = snoozed[rule];
  return until !== undefined && (until === 'always' || until > now);
}

/** What is still snoozed: a snooze that is over leaves no trace. */
export function stillSnoozed(snoozed: SnoozedUntil, now: EpochMs): SnoozedUntil {
  return Object.fromEntries(Object.entries(snoozed).filter(([rule]) => isSnoozed(snoozed, rule, now)));
}
