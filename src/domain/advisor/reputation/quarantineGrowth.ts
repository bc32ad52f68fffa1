import { BECAUSE, RULED_OUT, fact, finding, found } from '../../judgement/verdict';
import type { Verdict } from '../../judgement/verdict';
import { uncheckedBecause } from '../rule';
import type { Rule } from '../rule';

/**
 * Many more addresses went into quarantine in a day than usual (`nms:address` by its last change): a bad list, or a provider
 * whose outage was taken for "user unknown" (Adobe, "Update bounce qualification": those are to be set valid again).
 */
export const quarantineGrowth: Rule = {
  id: 'quarantineGrowth',
  judge: ({ quarantines }, { quarantineFrom, quarantineFactor }): Verdict => {
    if (!quarantines.ok) {
      return uncheckedBecause(quarantines);
    }
    if (quarantines.value === undefined) {
      return { kind: 'unchecked', unchecked: [{ what: quarantines.source, because: BECAUSE.notGiven }] };
    }
    const { total, lastDay, before, days } = quarantines.value;
    const usual = before / days;
    if (lastDay < quarantineFrom || lastDay < usual * quarantineFactor) {
      return RULED_OUT;
    }
    const args = { lastDay, usual: Math.round(usual * 10) / 10, total };
    return found(
      finding({
        cause: 'quarantineGrowth',
        severity: 'warning',
        certainty: 'likely',
        args,
        evidence: [fact(quarantines, 'quarantineGrowth', { ...args, days })],
      }),
    );
  },
};
