import * as l10n from '@vscode/l10n';
import { dueSince, OVERDUE_AFTER_MS } from '../../domain/attention';
import { DELIVERY_STATES } from '../../domain/deliveryState';
import { defineCriterion } from './criterion';
import { blindToOthers, hasTarget, namesOf, TARGET_MINIMUM } from './deliveries';

/** Waiting for the MTA for long, counted as the Deliveries view does. */
export const startPending = defineCriterion({
  id: 'startPending',
  about: 'delivery',
  name: () => l10n.t('Long start pending'),
  description: () => l10n.t('Watching: a delivery stays start pending.'),
  title: (args) => l10n.t('{0} has been start pending for {1}', args.text('label'), args.duration('lateMs')),
  thresholds: {
    lateMs: {
      name: 'watch.startPendingMinutes',
      description: () => l10n.t('Watching: minutes for which a delivery may be start pending.'),
      fallback: OVERDUE_AFTER_MS / 60_000,
      min: 2,
      max: 1440,
      unit: 'minutes',
    },
    least: TARGET_MINIMUM,
  },
  judge: (sight, { lateMs, least }) => ({
    blind: blindToOthers(sight),
    signs: sight.deliveries.flatMap((delivery) => {
      const due = dueSince(delivery, sight.instanceNow);
      if (delivery.state !== DELIVERY_STATES.startPending || due === undefined || !hasTarget(delivery, least)) {
        return [];
      }
      const late = sight.instanceNow - due;
      return [
        {
          subject: delivery.id,
          severity: 'error' as const,
          level: late / lateMs,
          args: { ...namesOf(delivery), lateMs: late, dueAt: due },
        },
      ];
    }),
  }),
});
