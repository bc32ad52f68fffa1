import type { Delivery } from '../delivery';
import type { Observed } from '../judgement/observed';
import { unchecked } from '../judgement/verdict';
import type { Verdict } from '../judgement/verdict';
import type { InstanceFacts } from './facts';
import type { AdvisorThresholds } from './thresholds';

/** One of Adobe's tips, held against an instance. Its verdict is worded as a diagnosis' is. */
export interface Rule {
  /** Stable id; also the key of its words and of what a person snoozes. */
  readonly id: string;
  readonly judge: (facts: InstanceFacts, thresholds: AdvisorThresholds) => Verdict;
}

/** What could not be read, as a verdict. */
export function uncheckedBecause(...sources: readonly Observed<unknown>[]): Verdict {
  return { kind: 'unchecked', unchecked: sources.flatMap((source) => (source.ok ? [] : [unchecked(source)])) };
}

/** As many names as a person reads. */
const NAMED = 5;

/** The first deliveries by name, for a sentence; the sentence gives the count itself. */
export function named(deliveries: readonly Pick<Delivery, 'internalName'>[]): string {
  const names = deliveries.slice(0, NAMED).map(({ internalName }) => internalName);
  return deliveries.length > NAMED ? `${names.join(', ')} …` : names.join(', ');
}
