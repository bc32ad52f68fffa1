import * as l10n from '@vscode/l10n';
import type { NumberSetting } from '../../numberSetting';
import { BECAUSE, RULED_OUT, fact, finding, found, notGiven } from '../../judgement/verdict';
import { WHERE_DELIVERIES_ARE_MADE } from '../../topology/roleScope';
import { defineRule, uncheckedBecause } from '../rule';

/** Who has not opened within a shorter time is not yet inactive, ms (ours: three months). */
export const SHORTEST_MS = 90 * 24 * 60 * 60_000;

/** A share of fewer people says little (ours). */
const PEOPLE_FROM = 100;

/** Who has not reacted for this long is inactive (Adobe: 12 months). */
export const INACTIVE_AFTER: NumberSetting = {
  name: 'advisor.inactiveAfterDays',
  description: () => l10n.t('After how many days without an open or a click a recipient counts as inactive.'),
  fallback: 365,
  min: 90,
  max: 3650,
  unit: 'days',
};

/**
 * People who are sent to and have not opened or clicked anything for so long (Adobe, "Delivery performance": remove those
 * inactive for 12 months), or for as long as the tracking log is kept. Of a sample: see `INACTIVITY_COST`.
 */
export const inactiveRecipients = defineRule({
  id: 'inactiveRecipients',
  scope: WHERE_DELIVERIES_ARE_MADE,
  steps: ['complaints'],
  title: (args) => l10n.t('{0}% of the recipients have not reacted for a long time', args.count('percent')),
  meaning: () =>
    l10n.t(
      'Providers treat mail that nobody opens as spam, and old addresses become traps. Adobe advises leaving out recipients who have not opened or clicked for 12 months: a filter on the tracking logs in the typology or in the targeting does it.',
    ),
  ruledOut: () => l10n.t('Enough recipients react.'),
  page: 'performance',
  facts: {
    inactiveRecipients: (args) =>
      l10n.t(
        '{0} of {1} people without an open or click since {2}',
        args.count('inactive'),
        args.count('reached'),
        args.time('sinceAt'),
      ),
  },
  thresholds: {
    inactiveMs: INACTIVE_AFTER,
    /** Ours. */
    inactiveShare: {
      name: 'advisor.maxInactivePercent',
      description: () => l10n.t('How many percent of the recipients may be inactive.'),
      fallback: 50,
      min: 1,
      max: 100,
      unit: 'percent',
    },
  },
  judge: ({ inactivity, instanceNow }, { inactiveShare }) => {
    if (!inactivity.ok) {
      return uncheckedBecause(inactivity);
    }
    if (inactivity.value === undefined) {
      return notGiven(inactivity.source);
    }
    const { since, reached, reacted } = inactivity.value;
    if (instanceNow - since < SHORTEST_MS) {
      return { kind: 'unchecked', unchecked: [{ what: inactivity.source, because: BECAUSE.logTooShort }] };
    }
    const inactive = Math.max(0, reached - reacted);
    if (reached < PEOPLE_FROM || inactive / reached < inactiveShare) {
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
});
