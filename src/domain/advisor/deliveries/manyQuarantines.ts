import * as l10n from '@vscode/l10n';
import { defineRule } from '../rule';
import { SHARE_FROM } from '../sharedThresholds';
import { pickedDeliveries } from './pickedDeliveries';

/** A hard bounce quarantines its address at once: many new quarantines mean bad data (Adobe: below 2 %). */
export const manyQuarantines = defineRule({
  id: 'manyQuarantines',
  filter: 'state:finished,sending since:14d',
  steps: ['bounces'],
  title: (args) =>
    args.number('count') === 1
      ? l10n.t('1 recent delivery put more than 2% of its addresses into quarantine')
      : l10n.t('{0} recent deliveries put more than 2% of their addresses into quarantine', args.count('count')),
  meaning: (args) =>
    l10n.t('So many bad addresses lower the reputation. Check where they come from: {0}.', args.text('names')),
  ruledOut: () => l10n.t('New quarantines of recent deliveries are within Adobe’s limits.'),
  page: 'throughput',
  thresholds: {
    /** Adobe: 2 % hard bounces. */
    quarantineShare: {
      name: 'advisor.maxQuarantinePercent',
      description: () => l10n.t('How many percent of the addresses of a delivery may go into quarantine.'),
      fallback: 2,
      min: 1,
      max: 100,
      unit: 'percent',
    },
    shareFrom: SHARE_FROM,
  },
  judge: pickedDeliveries({
    id: 'manyQuarantines',
    groups: ['finished', 'inProgress'],
    picks: ({ counters: { newQuarantine, processed } }, _evidence, { quarantineShare, shareFrom }) =>
      newQuarantine !== undefined &&
      processed !== undefined &&
      processed >= shareFrom &&
      newQuarantine / processed >= quarantineShare,
    severity: 'warning',
    certainty: 'likely',
  }),
});
