import * as l10n from '@vscode/l10n';
import type { DeliveryDetail } from '../../domain/delivery';
import { DELIVERY_STATES as S } from '../../domain/deliveryState';
import { stateText } from '../../domain/words/deliveryWords';
import { defineOperation } from '../defineOperation';
import { NOT_YET, SHOWN, type Operation, type Sight } from '../operation';
import type { Place } from '../place';
import { nameOf, notAllowed, nowText, onDelivery, send, stateReached } from './onDelivery';

const PREPARING: readonly number[] = [
  S.targetPrepPending,
  S.targetSelection,
  S.targetArbitration,
  S.targetReady,
  S.messagePrepPending,
  S.messagePreparation,
  S.messageReady,
  S.ready,
];

/** Has the instance analyse a delivery: its target, then its messages. */
export const prepare = defineOperation<'prepare'>({
  kind: 'prepare',
  expert: false,
  title: () => l10n.t('Prepare the delivery'),
  effect: () =>
    l10n.t(
      'The target is computed and the messages are made ready. Nothing is sent before somebody confirms it, unless its validation is automatic.',
    ),
  undoing: () => l10n.t('There is nothing to undo; what an earlier preparation made is replaced.'),
  operation: (request): Operation<Place, DeliveryDetail> => ({
    ...onDelivery(request),
    title: prepare.title(request, ''),
    needless: (delivery) => notAllowed('prepare', delivery),
    ask: (delivery) => ({
      question: l10n.t('Prepare {0}?', nameOf(delivery)),
      now: nowText(delivery),
      effect: prepare.effect(request),
      undo: prepare.undoing(request),
      action: l10n.t('Prepare'),
      typed: delivery.internalName,
    }),
    write: (place, _delivery, signal) => send(place, signal, (writes) => writes.prepare(request.deliveryId, signal)),
    sight,
    done: stateReached,
  }),
});

/** A delivery that was ready before is ready afterwards too: only that its record was written since shows an analysis. */
function sight(before: DeliveryDetail, now: DeliveryDetail | undefined): Sight {
  if (now === undefined) {
    return NOT_YET;
  }
  const moved = now.state !== before.state || (now.lastModified ?? 0) > (before.lastModified ?? Infinity);
  if (moved && now.state === S.preparationError) {
    return { kind: 'failed', text: l10n.t('{0} is “{1}” now.', now.internalName, stateText(now.state)) };
  }
  return moved && PREPARING.includes(now.state) ? SHOWN : NOT_YET;
}
