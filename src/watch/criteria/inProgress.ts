import * as l10n from '@vscode/l10n';
import { DELIVERY_STATES } from '../../domain/deliveryState';
import { remainingMessages } from '../../domain/progress';
import { defineCriterion, SEES_NOTHING } from './criterion';
import { blindToOthers, hasTarget, namesOf, TARGET_MINIMUM } from './deliveries';

/** Being sent for long. Continuous deliveries and those of events are in progress by design: they have nothing left to send. */
export const inProgress = defineCriterion({
  id: 'inProgress',
  about: 'delivery',
  name: () => l10n.t('In progress'),
  description: () => l10n.t('Watching: a delivery stays in progress.'),
  title: (args) => l10n.t('{0} has been in progress for {1}', args.text('label'), args.duration('sinceMs')),
  thresholds: {
    mostMs: {
      name: 'watch.inProgressHours',
      description: () => l10n.t('Watching: hours for which a delivery may be in progress.'),
      fallback: 12,
      min: 1,
      max: 240,
      unit: 'hours',
    },
    least: TARGET_MINIMUM,
  },
  judge: (sight, { mostMs, least }) => {
    const { natures } = sight;
    if (!natures.ok) {
      return { signs: [], blind: SEES_NOTHING };
    }
    return {
      blind: blindToOthers(sight),
      signs: sight.deliveries.flatMap((delivery) => {
        const nature = natures.value[delivery.id];
        const { state, broadStart, counters } = delivery;
        if (
          state !== DELIVERY_STATES.started ||
          broadStart === undefined ||
          nature?.ofEvents !== false ||
          nature.inWaves ||
          (remainingMessages(counters) ?? 0) === 0 ||
          !hasTarget(delivery, least)
        ) {
          return [];
        }
        const since = sight.instanceNow - broadStart;
        return [
          {
            subject: delivery.id,
            severity: 'warning' as const,
            level: since / mostMs,
            args: { ...namesOf(delivery), sinceMs: since, startedAt: broadStart },
          },
        ];
      }),
    };
  },
});
