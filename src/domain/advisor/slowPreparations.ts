import type { DeliveryId, EpochMs } from '../delivery';
import { BECAUSE, RULED_OUT, fact, finding, found } from '../judgement/verdict';
import type { Verdict } from '../judgement/verdict';
import { named, uncheckedBecause } from './rule';
import type { Rule } from './rule';

/** An analysis that has ended, as far as the delivery tells. */
export interface PreparationSeen {
  readonly id: DeliveryId;
  readonly internalName: string;
  readonly startedAt: EpochMs;
  readonly endedAt: EpochMs;
  readonly messages?: number;
}

const SHOWN = 6;

/**
 * Analyses that took longer than what Adobe's monitoring takes for normal (`maxPreparationJobsSec` 3600): personalisation
 * with scripts, targets without indexes, a busy database (Adobe, "Delivery performance").
 */
export const slowPreparations: Rule = {
  id: 'slowPreparations',
  judge: ({ preparations }, { preparationMs }): Verdict => {
    if (!preparations.ok) {
      return uncheckedBecause(preparations);
    }
    if (preparations.value === undefined) {
      return { kind: 'unchecked', unchecked: [{ what: preparations.source, because: BECAUSE.notGiven }] };
    }
    const slow = preparations.value
      .filter(({ startedAt, endedAt }) => endedAt - startedAt > preparationMs)
      .sort((a, b) => b.endedAt - b.startedAt - (a.endedAt - a.startedAt));
    if (slow.length === 0) {
      return RULED_OUT;
    }
    return found(
      finding({
        cause: 'slowPreparations',
        severity: 'warning',
        certainty: 'likely',
        args: { count: slow.length, names: named(slow) },
        evidence: slow.slice(0, SHOWN).map(({ internalName, startedAt, endedAt, messages }) =>
          fact(preparations, 'preparationTook', {
            delivery: internalName,
            tookMs: endedAt - startedAt,
            ...(messages === undefined ? {} : { messages }),
          }),
        ),
      }),
    );
  },
};
