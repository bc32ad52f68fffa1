import * as l10n from '@vscode/l10n';
import { RULED_OUT, fact, finding, found, notGiven } from '../../judgement/verdict';
import { defineRule, uncheckedBecause } from '../rule';

/**
 * Many more addresses went into quarantine in a day than usual (`nms:address` by its last change): a bad list, or a provider
 * whose outage was taken for "user unknown" (Adobe, "Update bounce qualification": those are to be set valid again).
 */
export const quarantineGrowth = defineRule({
  id: 'quarantineGrowth',
  steps: ['complaints'],
  title: (args) =>
    l10n.t('{0} addresses went into quarantine within a day; {1} is usual', args.count('lastDay'), args.count('usual')),
  meaning: () =>
    l10n.t(
      'Either a list with bad addresses was sent to, or a provider had an outage and answered “user unknown”. ' +
        'In the second case their addresses should be set valid again: look at the error texts of the newest ones.',
    ),
  ruledOut: () => l10n.t('Quarantines grow no faster than usual.'),
  page: 'failures',
  facts: {
    quarantineGrowth: (args) =>
      l10n.t(
        '{0} in the last day; {1} a day in the {2} days before; {3} in all',
        args.count('lastDay'),
        args.count('usual'),
        args.count('days'),
        args.count('total'),
      ),
  },
  thresholds: {
    /** As many times more than usual, from `quarantineFrom` a day on; both ours. */
    quarantineFactor: {
      name: 'advisor.maxQuarantineGrowth',
      description: () => l10n.t('How many times as many quarantines as usual there may be in a day.'),
      fallback: 3,
      min: 1,
      max: 100,
    },
    quarantineFrom: {
      name: 'advisor.minQuarantinesToCompare',
      description: () => l10n.t('How many quarantines a day must have before they are compared with the usual number.'),
      fallback: 50,
      min: 1,
      max: 1_000_000,
    },
  },
  judge: ({ quarantines }, { quarantineFrom, quarantineFactor }) => {
    if (!quarantines.ok) {
      return uncheckedBecause(quarantines);
    }
    if (quarantines.value === undefined) {
      return notGiven(quarantines.source);
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
});
