import * as l10n from '@vscode/l10n';
import { DEFAULT_CONCURRENCY_LIMIT } from '../../diagnosis/concurrencyLimit';
import { RULED_OUT, fact, finding, found } from '../../judgement/verdict';
import { WHERE_DELIVERIES_ARE_MADE } from '../../topology/roleScope';
import { defineRule, uncheckedBecause } from '../rule';

/** More campaign deliveries at a time than Adobe advises. */
export const concurrencyTooHigh = defineRule({
  id: 'concurrencyTooHigh',
  scope: WHERE_DELIVERIES_ARE_MADE,
  steps: ['mtaLimits'],
  title: (args) =>
    l10n.t(
      'The limit of campaign deliveries is {0}; Adobe advises {1} at most',
      args.count('limit'),
      args.count('most'),
    ),
  meaning: () => l10n.t('So many at a time may overload the servers. The option is NmsOperation_LimitConcurrency.'),
  ruledOut: () => l10n.t('The limit of campaign deliveries is within Adobe’s advice.'),
  page: 'options',
  thresholds: {
    /** Adobe: not over 50. */
    most: {
      name: 'advisor.maxConcurrentCampaignDeliveries',
      description: () => l10n.t('The highest sensible value of the option `NmsOperation_LimitConcurrency`.'),
      fallback: 50,
      min: 1,
      max: 1000,
    },
  },
  judge: ({ options: { NmsOperation_LimitConcurrency: option } }, { most }) => {
    if (!option.ok) {
      return uncheckedBecause(option);
    }
    const limit = Number(option.value ?? DEFAULT_CONCURRENCY_LIMIT);
    if (!(limit > most)) {
      return RULED_OUT;
    }
    return found(
      finding({
        cause: 'concurrencyTooHigh',
        severity: 'warning',
        certainty: 'certain',
        args: { limit, most },
        evidence: [fact(option, 'limitOption', { limit })],
      }),
    );
  },
});
