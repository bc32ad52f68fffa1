import * as l10n from '@vscode/l10n';
import type { DeliveryDetail, EpochMs } from '../../domain/delivery';
import { defineOperation } from '../defineOperation';
import { shownIf, type Operation } from '../operation';
import type { Place } from '../place';
import { nameOf, notAllowed, nowText, onDelivery, send } from './onDelivery';

interface Counted {
  readonly delivery: DeliveryDetail;
  /** When the instance computed the figures last. */
  readonly computedAt: EpochMs | undefined;
}

/** Has the instance compute the figures of a delivery anew. */
export const recomputeStatistics = defineOperation<'recomputeStatistics'>({
  kind: 'recomputeStatistics',
  expert: false,
  title: () => l10n.t('Recompute the statistics'),
  effect: () =>
    l10n.t(
      'The instance counts deliveries, errors and tracking again from its logs. Nothing is sent; for a large delivery this is work for the database.',
    ),
  undoing: () => l10n.t('There is nothing to undo.'),
  operation: (request): Operation<Place, Counted> => {
    const { deliveryId } = request;
    const { read, agreed, ...shared } = onDelivery(request);
    return {
      ...shared,
      title: recomputeStatistics.title(request, ''),
      read: async (place, signal) => {
        const { tracking } = await place.instance(signal);
        const [delivery, figures] = await Promise.all([read(place, signal), tracking.figures(deliveryId, signal)]);
        return delivery === undefined ? undefined : { delivery, computedAt: figures?.computedAt };
      },
      named: ({ delivery }) => nameOf(delivery),
      agreed: ({ delivery }) => agreed(delivery),
      needless: ({ delivery }) => notAllowed('recomputeStatistics', delivery),
      ask: ({ delivery }) => ({
        question: l10n.t('Recompute the statistics of {0}?', nameOf(delivery)),
        now: nowText(delivery),
        effect: recomputeStatistics.effect(request),
        undo: recomputeStatistics.undoing(request),
        action: l10n.t('Recompute'),
        typed: delivery.internalName,
      }),
      write: (place, _before, signal) => send(place, signal, (writes) => writes.recompute(deliveryId, signal)),
      sight: (before, now) => shownIf(now?.computedAt !== undefined && now.computedAt !== before.computedAt),
      done: ({ delivery }) => l10n.t('The counters of {0} were recomputed.', delivery.internalName),
      values: ({ computedAt }, now) => ({
        before: isoText(computedAt),
        after: now === undefined ? '?' : isoText(now.computedAt),
      }),
      undo: () => undefined,
    };
  },
});

function isoText(at: EpochMs | undefined): string {
  return at === undefined ? '?' : new Date(at).toISOString();
}
