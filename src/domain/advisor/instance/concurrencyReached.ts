import * as l10n from '@vscode/l10n';
import { DEFAULT_CONCURRENCY_LIMIT, raised } from '../../diagnosis/concurrencyLimit';
import { RULED_OUT, fact, finding, found } from '../../judgement/verdict';
import { WHERE_DELIVERIES_ARE_MADE } from '../../topology/roleScope';
import { defineRule, uncheckedBecause } from '../rule';

/** All places for deliveries of campaigns are taken: others wait. */
export const concurrencyReached = defineRule({
  id: 'concurrencyReached',
  scope: WHERE_DELIVERIES_ARE_MADE,
  steps: ['mtaLimits'],
  title: (args) =>
    l10n.t(
      'As many campaign deliveries are running as the limit allows: {0} of {1}',
      args.count('running'),
      args.count('limit'),
    ),
  meaning: () =>
    l10n.t(
      'Others wait until one has ended. Stop what is not needed; Adobe advises against raising the limit on your own.',
    ),
  ruledOut: () => l10n.t('There is room for more campaign deliveries.'),
  page: 'options',
  judge: ({ options: { NmsOperation_LimitConcurrency: option }, runningCampaignDeliveries: running }) => {
    if (!option.ok || !running.ok) {
      return uncheckedBecause(option, running);
    }
    const set = Number(option.value ?? DEFAULT_CONCURRENCY_LIMIT);
    const limit = Number.isInteger(set) && set > 0 ? set : DEFAULT_CONCURRENCY_LIMIT;
    if (running.value < limit) {
      return RULED_OUT;
    }
    return found(
      finding({
        cause: 'concurrencyReached',
        severity: 'warning',
        certainty: 'certain',
        args: { running: running.value, limit },
        evidence: [
          fact(running, 'runningCampaignDeliveries', { running: running.value }),
          fact(option, 'limitOption', { limit }),
        ],
        remedies: raised(limit),
      }),
    );
  },
});
