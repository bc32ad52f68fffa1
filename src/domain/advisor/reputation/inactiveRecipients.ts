import type { EpochMs } from '../../delivery';
import { BECAUSE, RULED_OUT, fact, finding, found } from '../../judgement/verdict';
import type { Verdict } from '../../judgement/verdict';
import { uncheckedBecause } from '../rule';
import type { Rule } from '../rule';

/** How many people were sent to and how many of them reacted, since a moment; both undefined where there is too much to count. */
export interface InactivitySeen {
  readonly since: EpochMs;
  readonly reached?: number;
  readonly reacted?: number;
}

/** Who has not opened within a shorter time is not yet inactive, ms (ours: three months). */
export const SHORTEST_MS = 90 * 24 * 60 * 60_000;

/**
 * People who are sent to and have not opened or clicked anything for so long (Adobe, "Delivery performance": remove those
 * inactive for 12 months), or for as long as the tracking log is kept. A floor: somebody who reacted to an older mail counts as active.
 */
export const inactiveRecipients: Rule = {
  id: 'inactiveRecipients',
  judge: ({ inactivity, instanceNow }, { inactiveShare, shareFrom }): Verdict => {
    if (!inactivity.ok) {
      return uncheckedBecause(inactivity);
    }
    const because = (reason: string): Verdict => ({
      kind: 'unchecked',
      unchecked: [{ what: inactivity.source, because: reason }],
    });
    if (inactivity.value === undefined) {
      return because(BECAUSE.notGiven);
    }
    const { since, reached, reacted } = inactivity.value;
    if (instanceNow - since < SHORTEST_MS) {
      return because(BECAUSE.logTooShort);
    }
    if (reached === undefined || reacted === undefined) {
      return because(BECAUSE.tooManyToCount);
    }
    const inactive = Math.max(0, reached - reacted);
    if (reached < shareFrom || inactive / reached < inactiveShare) {
      return RULED_OUT;
    }
    const args = { inactive, reached, percent: Math.round((inactive / reached) * 100), sinceAt: since };
    return found(
      finding({
        cause: 'inactiveRecipients',
        severity: 'warning',
        certainty: 'likely',
        args,
        evidence: [fact(inactivity, 'inactiveRecipients', args)],
      }),
    );
  },
};
