import type { Finding } from '../finding';
import type { CommonFactKey } from '../judgement/commonFacts';
import type { Definition } from '../judgement/definition';
import type { Verdict } from '../judgement/verdict';
import type { Evidence } from './evidence';

/** A cause of a stuck delivery: how it is recognised, and what is said of it. docs/adding-a-cause.md tells how to write one. */
export interface Cause<Id extends string, FindingId extends string, FactKey extends string> extends Definition<
  Id,
  FindingId,
  FactKey
> {
  /** Whether it makes sense to look for it: by the delivery's state and by who sends it. */
  readonly concerns: (evidence: Evidence) => boolean;
  /** Weighs the evidence. `found`: what the causes before it in the list found. */
  readonly judge: (
    evidence: Evidence,
    found: readonly Finding[],
  ) => Verdict<NoInfer<FindingId>, NoInfer<FactKey> | CommonFactKey>;
}

/** Gives a cause its types: ids of findings and keys of facts are those that it has words for. */
export function defineCause<const Id extends string, const FindingId extends string, const FactKey extends string>(
  cause: Cause<Id, FindingId, FactKey>,
): Cause<Id, FindingId, FactKey> {
  return cause;
}
