import * as l10n from '@vscode/l10n';
import type { NumberSetting } from '../../domain/numberSetting';
import type { Bounces, Sight } from '../sight';
import { defineCriterion, SEES_NOTHING, type Judged } from './criterion';
import { blindToOthers, hasTarget, namesOf, TARGET_MINIMUM } from './deliveries';

/** Both by default 0.05, as in Adobe's Delivery Alerting. */
const HARD_RATIO: NumberSetting = {
  name: 'watch.hardBouncePercent',
  description: () => l10n.t('Watching: share of hard bounces of a delivery, in percent.'),
  fallback: 5,
  min: 1,
  max: 100,
  unit: 'percent',
};

const SOFT_RATIO: NumberSetting = {
  name: 'watch.softBouncePercent',
  description: () => l10n.t('Watching: share of soft bounces of a delivery, in percent.'),
  fallback: 5,
  min: 1,
  max: 100,
  unit: 'percent',
};

/** Hard bounces as Adobe's report counts them: user unknown. */
export const hardBounceRatio = defineCriterion({
  id: 'hardBounceRatio',
  about: 'delivery',
  name: () => l10n.t('Hard bounce ratio'),
  description: () => l10n.t('Watching: a delivery has many hard bounces.'),
  title: (args) => l10n.t('{0}: {1}% hard bounces', args.text('label'), args.count('percent')),
  thresholds: { ratio: HARD_RATIO, least: TARGET_MINIMUM },
  judge: (sight, { ratio, least }) => above(sight, ({ hard }) => hard, ratio, least),
});

/** Soft bounces as Adobe's report counts them: the six other reasons. */
export const softBounceRatio = defineCriterion({
  id: 'softBounceRatio',
  about: 'delivery',
  name: () => l10n.t('Soft bounce ratio'),
  description: () => l10n.t('Watching: a delivery has many soft bounces.'),
  title: (args) => l10n.t('{0}: {1}% soft bounces', args.text('label'), args.count('percent')),
  thresholds: { ratio: SOFT_RATIO, least: TARGET_MINIMUM },
  judge: (sight, { ratio, least }) => above(sight, ({ soft }) => soft, ratio, least),
});

/** The share is of what was sent or failed so far; below the least number of messages it says nothing. */
function above(sight: Sight, of: (bounces: Bounces) => number, ratio: number, least: number): Judged {
  const { bounces } = sight;
  if (!bounces.ok) {
    return { signs: [], blind: SEES_NOTHING };
  }
  return {
    blind: blindToOthers(sight),
    signs: sight.deliveries.flatMap((delivery) => {
      const seen = bounces.value[delivery.id];
      if (seen === undefined || seen.processed < Math.max(1, least) || !hasTarget(delivery, least)) {
        return [];
      }
      const share = of(seen) / seen.processed;
      return [
        {
          subject: delivery.id,
          severity: 'warning' as const,
          level: share / ratio,
          args: { ...namesOf(delivery), percent: Math.round(share * 1000) / 10, count: of(seen) },
        },
      ];
    }),
  };
}
