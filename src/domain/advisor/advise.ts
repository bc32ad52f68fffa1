import type { EpochMs } from '../delivery';
import type { Finding, Unchecked } from '../finding';
import { collect } from '../judgement/collect';
import { NOT_APPLICABLE } from '../judgement/verdict';
import { makesSense, remedyMakesSense } from '../topology/roleScope';
import type { InstanceEvidence } from './instanceEvidence';
import { DEFAULTS, type ThresholdReader } from './rule';
import { RULES, type RuleId } from './rules';

/** What the health check found; `healthy` names the rules that had nothing to say. */
export interface HealthReport {
  readonly at: EpochMs;
  readonly findings: readonly Finding[];
  readonly healthy: readonly RuleId[];
  readonly unchecked: readonly Unchecked[];
  /** Rules that could not tell, by their ids, with what was missing; nothing was for one that does not apply. */
  readonly untold?: Readonly<Partial<Record<string, readonly Unchecked[]>>>;
}

/** Holds an instance against all rules but those that a person has snoozed. */
export function advise(
  evidence: InstanceEvidence,
  thresholds: ThresholdReader = DEFAULTS,
  snoozed: ReadonlySet<string> = new Set(),
): HealthReport {
  const place = { topology: evidence.topology, servers: evidence.servers.length };
  const verdicts = RULES.filter(({ id }) => !snoozed.has(id)).map((rule) => ({
    id: rule.id,
    verdict: makesSense(rule.scope ?? {}, place) ? rule.judge(evidence, thresholds) : NOT_APPLICABLE,
  }));
  const { findings: found, ruledOut, unchecked } = collect(verdicts, evidence.at);
  const untold = verdicts.flatMap(({ id, verdict }) =>
    verdict.kind === 'unchecked' || verdict.kind === 'notApplicable'
      ? [[id, verdict.kind === 'unchecked' ? verdict.unchecked : []] as const]
      : [],
  );
  const findings = found.map((finding) => ({
    ...finding,
    remedies: finding.remedies.filter((remedy) => remedyMakesSense(remedy, place)),
  }));
  return { at: evidence.at, findings, healthy: ruledOut, unchecked, untold: Object.fromEntries(untold) };
}
