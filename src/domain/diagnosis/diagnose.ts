import type { Finding } from '../finding';
import { collect } from '../judgement/collect';
import type { AnyDefinition } from '../judgement/definition';
import { NOT_APPLICABLE } from '../judgement/verdict';
import type { Verdict } from '../judgement/verdict';
import { makesSense, remedyMakesSense, type RoleScope } from '../topology/roleScope';
import { byEffect } from './byEffect';
import { CAUSES } from './causes';
import type { CauseFactKey, CauseFindingId, CauseId } from './causes';
import type { Diagnosis, Situation } from './diagnosis';
import type { Evidence } from './evidence';
import { notWaiting } from './notWaiting';
import { offerAdobe, outOfReach } from './offerAdobe';

interface Judged {
  readonly id: CauseId;
  readonly verdict: Verdict<CauseFindingId, CauseFactKey>;
}

/** Weighs the evidence: what holds the delivery up, what does not, and what could not be checked. */
export function diagnose(evidence: Evidence): Diagnosis {
  const place = { topology: evidence.topology, servers: evidence.servers.length };
  const verdicts: Judged[] = [];
  for (const cause of causesFor(evidence)) {
    const found: readonly Finding[] = verdicts.flatMap(({ verdict }) =>
      verdict.kind === 'found' ? verdict.findings : [],
    );
    const isLookedFor = makesSense(scopeOf(cause), place) && cause.concerns(evidence);
    verdicts.push({ id: cause.id, verdict: isLookedFor ? cause.judge(evidence, found) : NOT_APPLICABLE });
  }
  const collected = collect(verdicts, evidence.at, byEffect);
  return {
    deliveryId: evidence.delivery.value.id,
    at: evidence.at,
    situation: situationOf(evidence),
    ...collected,
    findings: offerAdobe(
      collected.findings.map((finding) => ({
        ...finding,
        remedies: finding.remedies.filter((remedy) => remedyMakesSense(remedy, place)),
      })),
      evidence,
    ),
  };
}

function scopeOf({ scope = {} }: Pick<AnyDefinition, 'scope'>): RoleScope {
  return scope;
}

/** What lies in the recycle bin waits for nothing, whatever its state says. */
function causesFor({ delivery }: Evidence): readonly (typeof CAUSES)[number][] {
  return delivery.value.recycled === true ? [notWaiting] : CAUSES;
}

function situationOf(evidence: Evidence): Situation {
  const { delivery, instanceNow, counts } = evidence;
  const overdue = counts.ok ? counts.value.get('needsAttention') : undefined;
  const pending = counts.ok ? counts.value.get('pending') : undefined;
  return {
    delivery: delivery.value,
    instanceNow,
    outOfReach: outOfReach(evidence),
    ...(overdue === undefined || pending === undefined ? {} : { onInstance: { overdue, pending } }),
  };
}
