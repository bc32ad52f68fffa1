import type { AttentionGroup } from '../attention';
import type { Delivery } from '../delivery';
import { DELIVERY_STATES } from '../deliveryState';
import type { GroupFacts, InstanceFacts } from './facts';
import type { Read } from '../judgement/observed';
import { RULED_OUT, fact, finding, found } from '../judgement/verdict';
import type { Verdict } from '../judgement/verdict';
import type { Certainty, Severity } from '../finding';
import { named, uncheckedBecause } from './rule';
import type { Rule } from './rule';
import type { AdvisorThresholds } from './thresholds';

interface Selection {
  readonly id: string;
  readonly groups: readonly AttentionGroup[];
  readonly picks: (delivery: Delivery, facts: InstanceFacts, thresholds: AdvisorThresholds) => boolean;
  readonly severity: Severity;
  readonly certainty: Certainty;
}

/** A rule that speaks up for the deliveries it picks out of some groups. */
function selecting({ id, groups, picks, severity, certainty }: Selection): Rule {
  return {
    id,
    judge: (facts, thresholds): Verdict => {
      const read = groups.map((group) => facts.groups[group]).filter((group): group is Read<GroupFacts> => group.ok);
      if (read.length < groups.length) {
        return uncheckedBecause(...groups.map((group) => facts.groups[group]));
      }
      const proofs = read.flatMap((group) => {
        const picked = group.value.deliveries.filter((delivery) => picks(delivery, facts, thresholds));
        return picked.length === 0 ? [] : [{ group, picked }];
      });
      const all = proofs.flatMap(({ picked }) => picked);
      if (all.length === 0) {
        return RULED_OUT;
      }
      return found(
        finding({
          cause: id,
          severity,
          certainty,
          args: { count: all.length, names: named(all) },
          evidence: proofs.map(({ group, picked }) =>
            fact(group, 'deliveries', { count: picked.length, names: named(picked) }),
          ),
        }),
      );
    },
  };
}

/** Older than `ms` by its last change; a delivery whose last change is not told counts as new. */
function unchangedFor({ lastModified }: Delivery, ms: number, { instanceNow }: InstanceFacts): boolean {
  return lastModified !== undefined && instanceNow - lastModified > ms;
}

const S = DELIVERY_STATES;

/** Waiting for the MTA for over half an hour after the contact date: `NmsMTA_Alert_Delay`. */
export const overdueStarts = selecting({
  id: 'overdueStarts',
  groups: ['needsAttention'],
  picks: ({ state }) => state === S.startPending,
  severity: 'error',
  certainty: 'certain',
});

/** Ready or paused for long: they keep work tables (Adobe, "Database performances"). */
export const standingStill = selecting({
  id: 'standingStill',
  groups: ['pending', 'paused'],
  picks: (delivery, facts, { standingStillMs }) => unchangedFor(delivery, standingStillMs, facts),
  severity: 'warning',
  certainty: 'likely',
});

/** A preparation that goes on for over an hour is abnormal by Adobe's own monitoring (`maxPreparationJobsSec`). */
export const longPreparations = selecting({
  id: 'longPreparations',
  groups: ['beingEdited'],
  picks: (delivery, facts, { preparationMs }) =>
    [S.targetSelection, S.targetArbitration, S.messagePreparation].some((state) => state === delivery.state) &&
    unchangedFor(delivery, preparationMs, facts),
  severity: 'warning',
  certainty: 'likely',
});

/** What is still to be sent when the validity ends is given up; a paused delivery does not notice. */
export const validityEndsSoon = selecting({
  id: 'validityEndsSoon',
  groups: ['paused', 'inProgress', 'needsAttention'],
  picks: ({ validityDate, counters }, { instanceNow }, { validityLeftMs }) =>
    validityDate !== undefined &&
    validityDate - instanceNow < validityLeftMs &&
    (counters.toDeliver ?? 0) > (counters.processed ?? 0),
  severity: 'warning',
  certainty: 'likely',
});

/** Errors above what Adobe takes for a reputation in danger (10 % soft bounces of a provider). */
export const manyErrors = selecting({
  id: 'manyErrors',
  groups: ['finished', 'inProgress'],
  picks: ({ counters: { error, processed } }, _facts, { errorShare, shareFrom }) =>
    error !== undefined && processed !== undefined && processed >= shareFrom && error / processed > errorShare,
  severity: 'warning',
  certainty: 'likely',
});

/** A hard bounce quarantines its address at once: many new quarantines mean bad data (Adobe: below 2 %). */
export const manyQuarantines = selecting({
  id: 'manyQuarantines',
  groups: ['finished', 'inProgress'],
  picks: ({ counters: { newQuarantine, processed } }, _facts, { quarantineShare, shareFrom }) =>
    newQuarantine !== undefined &&
    processed !== undefined &&
    processed >= shareFrom &&
    newQuarantine / processed >= quarantineShare,
  severity: 'warning',
  certainty: 'likely',
});

/** As many are deleted in one write as a person can look through. */
const DELETED_AT_ONCE = 50;

/** Failed deliveries keep temporary tables, which the cleanup does not drop: they should be deleted. */
export const failedDeliveries: Rule = {
  id: 'failedDeliveries',
  judge: (facts, thresholds): Verdict => {
    const { failed } = facts.groups;
    if (!failed.ok) {
      return uncheckedBecause(failed);
    }
    const { deliveries } = failed.value;
    const count = failed.value.total ?? deliveries.length;
    if (count === 0) {
      return RULED_OUT;
    }
    const old = deliveries.filter((delivery) => unchangedFor(delivery, thresholds.failedOldMs, facts));
    return found(
      finding({
        cause: 'failedDeliveries',
        severity: old.length > 0 || count >= thresholds.failedMany ? 'warning' : 'info',
        certainty: 'certain',
        args: { count, old: old.length, names: named(old.length > 0 ? old : deliveries) },
        evidence: [fact(failed, 'deliveries', { count, names: named(deliveries) })],
        remedies: [
          {
            kind: 'deleteFailed',
            deliveryIds: (old.length > 0 ? old : deliveries).slice(0, DELETED_AT_ONCE).map(({ id }) => id),
          },
        ],
      }),
    );
  },
};
