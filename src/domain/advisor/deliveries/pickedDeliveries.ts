import type { AttentionGroup } from '../../attention';
import type { Delivery } from '../../delivery';
import type { Certainty, Severity } from '../../finding';
import type { CommonFactKey } from '../../judgement/commonFacts';
import type { Read } from '../../judgement/observed';
import { RULED_OUT, fact, finding, found } from '../../judgement/verdict';
import type { Verdict } from '../../judgement/verdict';
import type { ExaminedGroup, InstanceEvidence } from '../instanceEvidence';
import { named, uncheckedBecause } from '../rule';

interface Selection<Id extends string, T> {
  readonly id: Id;
  readonly groups: readonly AttentionGroup[];
  readonly picks: (delivery: Delivery, evidence: InstanceEvidence, thresholds: T) => boolean;
  readonly severity: Severity;
  readonly certainty: Certainty;
}

/** The judgement of a rule that speaks up for the deliveries it picks out of some groups. */
export function pickedDeliveries<const Id extends string, T>({
  id,
  groups,
  picks,
  severity,
  certainty,
}: Selection<Id, T>): (evidence: InstanceEvidence, thresholds: T) => Verdict<Id, CommonFactKey> {
  return (evidence, thresholds) => {
    const read = groups
      .map((group) => evidence.groups[group])
      .filter((group): group is Read<ExaminedGroup> => group.ok);
    if (read.length < groups.length) {
      return uncheckedBecause(...groups.map((group) => evidence.groups[group]));
    }
    const proofs = read.flatMap((group) => {
      const picked = group.value.deliveries.filter((delivery) => picks(delivery, evidence, thresholds));
      return picked.length === 0 ? [] : [{ group, picked }];
    });
    const deliveries = proofs.flatMap(({ picked }) => picked);
    if (deliveries.length === 0) {
      return RULED_OUT;
    }
    return found(
      finding({
        cause: id,
        severity,
        certainty,
        args: { count: deliveries.length, names: named(deliveries) },
        evidence: proofs.map(({ group, picked }) =>
          fact(group, 'deliveries', { count: picked.length, names: named(picked) }),
        ),
      }),
    );
  };
}

/** Older than `ms` by its last change; a delivery whose last change is not told counts as new. */
export function unchangedFor({ lastModified }: Delivery, ms: number, { instanceNow }: InstanceEvidence): boolean {
  return lastModified !== undefined && instanceNow - lastModified > ms;
}
