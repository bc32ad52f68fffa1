import type { EpochMs } from '../delivery';
import type { Certainty, Finding, Severity, Unchecked } from '../finding';
import type { Verdict } from './verdict';

/** Older than this when judged, a piece of evidence no longer proves how things are now, ms. */
export const FRESH_FOR_MS = 2 * 60_000;

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];
const CERTAINTIES: readonly Certainty[] = ['certain', 'likely', 'possible'];

export interface Collected<Id extends string, FindingId extends string, FactKey extends string> {
  /** In the order asked for; equals in the order of the verdicts. */
  readonly findings: readonly Finding<FindingId, FactKey>[];
  /** Ids of the definitions that were ruled out. */
  readonly ruledOut: readonly Id[];
  /** Each once. */
  readonly unchecked: readonly Unchecked[];
}

/** Brings verdicts together. `at`: when they were made, by the clock of the evidence. Without an order the gravest come first. */
export function collect<Id extends string, FindingId extends string, FactKey extends string>(
  verdicts: readonly { readonly id: Id; readonly verdict: Verdict<FindingId, FactKey> }[],
  at: EpochMs,
  order: (a: Finding, b: Finding) => number = bySeverity,
): Collected<Id, FindingId, FactKey> {
  const findings = verdicts.flatMap(({ verdict }) => (verdict.kind === 'found' ? verdict.findings : []));
  return {
    findings: findings.map((finding) => noSurerThanItsEvidence(finding, at)).sort(order),
    ruledOut: verdicts.flatMap(({ id, verdict }) => (verdict.kind === 'ruledOut' ? [id] : [])),
    unchecked: distinct(
      verdicts.flatMap(({ verdict }) =>
        verdict.kind === 'found' || verdict.kind === 'unchecked' ? (verdict.unchecked ?? []) : [],
      ),
    ),
  };
}

/** Stale evidence, or such as seems to come from the future, may be outdated or wrong: never certain. */
function noSurerThanItsEvidence<F extends Finding>(finding: F, at: EpochMs): F {
  const fresh = finding.evidence.every((item) => Math.abs(at - item.at) <= FRESH_FOR_MS);
  return finding.certainty === 'certain' && (!fresh || finding.evidence.length === 0)
    ? { ...finding, certainty: 'likely' }
    : finding;
}

/** Gravest first, surest first among these. */
export function bySeverity(a: Finding, b: Finding): number {
  return (
    SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
    CERTAINTIES.indexOf(a.certainty) - CERTAINTIES.indexOf(b.certainty)
  );
}

function distinct(entries: readonly Unchecked[]): readonly Unchecked[] {
  return [...new Map(entries.map((entry) => [`${entry.what}\n${entry.because}`, entry])).values()];
}
