import type { SnoozedUntil } from '../domain/advisor/snooze';
import type { EpochMs } from '../domain/delivery';
import type { Severity } from '../domain/finding';

/** One thing to look at, in the reader's language. */
export interface AdviceShown {
  /** Id of the rule, by which it is snoozed. */
  readonly rule: string;
  /** Its place in the report. */
  readonly index: number;
  readonly severity: Severity;
  readonly title: string;
  readonly certainty: string;
  readonly why: string;
  readonly evidence: readonly { readonly source: string; readonly observed: string }[];
  /** `argument`: what the command that applies it needs. */
  readonly remedies: readonly { readonly title: string; readonly argument: unknown }[];
  /** The filter of the Deliveries view that shows what it is about. */
  readonly filter?: string;
  /** Adobe's page on it. */
  readonly page?: string;
  /** The guide that has a step about it. */
  readonly guide?: { readonly id: string; readonly title: string };
}

/** The health of one instance as the view shows it. */
export interface HealthShown {
  readonly connectionId: string;
  readonly name: string;
  readonly at: EpochMs;
  readonly advice: readonly AdviceShown[];
  readonly snoozed: SnoozedUntil;
  /** What is in order, a sentence each. */
  readonly healthy: readonly string[];
  readonly unchecked: readonly { readonly what: string; readonly because: string }[];
}
