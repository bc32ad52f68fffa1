import * as l10n from '@vscode/l10n';
import { defineRule } from '../rule';
import { pickedDeliveries, unchangedFor } from './pickedDeliveries';

/** Ready or paused for long: they keep work tables (Adobe, "Database performances"). */
export const standingStill = defineRule({
  id: 'standingStill',
  filter: 'state:pending,paused',
  steps: ['workTables'],
  title: (args) =>
    args.number('count') === 1
      ? l10n.t('1 delivery has been ready or paused for long')
      : l10n.t('{0} deliveries have been ready or paused for long', args.count('count')),
  meaning: (args) => l10n.t('They keep work tables. Send, stop or delete them: {0}.', args.text('names')),
  ruledOut: () => l10n.t('No delivery has been standing still for long.'),
  page: 'performance',
  thresholds: {
    /** Ours. */
    standingStillMs: {
      name: 'advisor.maxReadyOrPausedDays',
      description: () => l10n.t('How many days a delivery may be ready or paused.'),
      fallback: 7,
      min: 1,
      max: 365,
      unit: 'days',
    },
  },
  judge: pickedDeliveries({
    id: 'standingStill',
    groups: ['pending', 'paused'],
    picks: (delivery, evidence, { standingStillMs }) => unchangedFor(delivery, standingStillMs, evidence),
    severity: 'warning',
    certainty: 'likely',
  }),
});
