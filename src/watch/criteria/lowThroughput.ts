import * as l10n from '@vscode/l10n';
import type { Delivery } from '../../domain/delivery';
import { isSentByOwnMta } from '../../domain/deliveryKind';
import { DELIVERY_STATES } from '../../domain/deliveryState';
import { progressOf } from '../../domain/progress';
import type { DeliveryNature, SendingRate, Sight } from '../sight';
import { defineCriterion, SEES_NOTHING } from './criterion';
import { blindToOthers, hasTarget, namesOf, TARGET_MINIMUM } from './deliveries';

/** A level says how far; a rate of nothing at all is no infinity. */
const HIGHEST_LEVEL = 4;

/**
 * Adobe's three conditions: started longer than x, processed below y %, below z messages an hour. And against its own last
 * half hour: a delivery that sent much is slow long before it is below a figure for all.
 */
export const lowThroughput = defineCriterion({
  id: 'lowThroughput',
  about: 'delivery',
  name: () => l10n.t('Low throughput'),
  description: () => l10n.t('Watching: a delivery is sent slowly, against its own last half hour or altogether.'),
  title: (args) =>
    args.number('perHour') === 0
      ? l10n.t('{0} has sent nothing for {1}', args.text('label'), args.duration('overMs'))
      : l10n.t('{0} sends only {1} messages an hour', args.text('label'), args.count('perHour')),
  looks: 2,
  thresholds: {
    startedMs: {
      name: 'watch.throughputMinutes',
      description: () => l10n.t('Watching: minutes after its start from which the throughput of a delivery counts.'),
      fallback: 30,
      min: 10,
      max: 1440,
      unit: 'minutes',
    },
    processed: {
      name: 'watch.throughputProcessedPercent',
      description: () => l10n.t('Watching: a delivery that is further along than this, in percent, may be slow.'),
      fallback: 90,
      min: 1,
      max: 100,
      unit: 'percent',
    },
    perHour: {
      name: 'watch.throughputPerHour',
      description: () => l10n.t('Watching: the fewest messages an hour that a delivery should send.'),
      fallback: 100,
      min: 0,
      max: 10_000_000,
    },
    share: {
      name: 'watch.throughputSharePercent',
      description: () =>
        l10n.t('Watching: share of its own rate of the last half hour that a delivery should keep, in percent.'),
      fallback: 25,
      min: 0,
      max: 100,
      unit: 'percent',
    },
    least: TARGET_MINIMUM,
  },
  judge: (sight, limits) => {
    const { rates, natures } = sight;
    if (!rates.ok || !natures.ok) {
      return { signs: [], blind: SEES_NOTHING };
    }
    return {
      blind: blindToOthers(sight),
      signs: sight.deliveries
        .filter((delivery) => shouldBeSending(delivery, natures.value[delivery.id], sight, limits))
        .map((delivery) => {
          const rate = rates.value[delivery.id] ?? { lately: 0, before: 0 };
          return {
            subject: delivery.id,
            severity: 'warning' as const,
            level: slowness(rate, limits),
            args: { ...namesOf(delivery), perHour: rate.lately, before: rate.before, overMs: 10 * 60_000 },
          };
        }),
    };
  },
});

interface Limits {
  readonly startedMs: number;
  readonly processed: number;
  readonly perHour: number;
  readonly share: number;
  readonly least: number;
}

/** Waves pause as planned; events come when they come; who sends for another MTA counts late. */
function shouldBeSending(
  delivery: Delivery,
  nature: DeliveryNature | undefined,
  { instanceNow }: Sight,
  { startedMs, processed, least }: Limits,
): boolean {
  const progress = progressOf(delivery.counters);
  return (
    delivery.state === DELIVERY_STATES.started &&
    isSentByOwnMta(delivery.deliveryMode) &&
    delivery.broadStart !== undefined &&
    instanceNow - delivery.broadStart > startedMs &&
    progress !== undefined &&
    progress.ratio < processed &&
    hasTarget(delivery, least) &&
    nature?.inWaves === false &&
    !nature.ofEvents
  );
}

/** The worse of both comparisons. */
function slowness({ lately, before }: SendingRate, { perHour, share }: Limits): number {
  const wanted = Math.max(perHour, before * share);
  return wanted === 0 ? 0 : Math.min(HIGHEST_LEVEL, wanted / Math.max(lately, 1));
}
