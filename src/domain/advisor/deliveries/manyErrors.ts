import * as l10n from '@vscode/l10n';
import { defineRule } from '../rule';
import { SHARE_FROM } from '../sharedThresholds';
import { pickedDeliveries } from './pickedDeliveries';

/** Errors above what Adobe takes for a reputation in danger (10 % soft bounces of a provider). */
export const manyErrors = defineRule({
  id: 'manyErrors',
  filter: 'state:finished,sending since:14d',
  steps: ['bounces'],
  title: (args) =>
    args.number('count') === 1
      ? l10n.t('1 recent delivery has more than 10% errors')
      : l10n.t('{0} recent deliveries have more than 10% errors', args.count('count')),
  meaning: (args) =>
    l10n.t(
      'Above 10% soft bounces at a provider, Adobe considers the reputation at risk. Look at the reasons by domain: {0}.',
      args.text('names'),
    ),
  ruledOut: () => l10n.t('Errors of recent deliveries are within Adobe’s limits.'),
  page: 'throughput',
  thresholds: {
    /** Adobe: 10 % soft bounces. */
    errorShare: {
      name: 'advisor.maxErrorPercent',
      description: () => l10n.t('How many percent of the messages of a delivery may be in error.'),
      fallback: 10,
      min: 1,
      max: 100,
      unit: 'percent',
    },
    shareFrom: SHARE_FROM,
  },
  judge: pickedDeliveries({
    id: 'manyErrors',
    groups: ['finished', 'inProgress'],
    picks: ({ counters: { error, processed } }, _evidence, { errorShare, shareFrom }) =>
      error !== undefined && processed !== undefined && processed >= shareFrom && error / processed > errorShare,
    severity: 'warning',
    certainty: 'likely',
  }),
});
