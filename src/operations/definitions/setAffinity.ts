import * as l10n from '@vscode/l10n';
import type { DeliveryDetail } from '../../domain/delivery';
import { defineOperation } from '../defineOperation';
import { shownIf, type Operation } from '../operation';
import type { Place } from '../place';
import { waitsForStart } from './dates';
import { nameOf, onDelivery, otherState, send } from './onDelivery';

/** Sets an IP affinity that is known, or clears it. */
export const setAffinity = defineOperation<'setAffinity'>({
  kind: 'setAffinity',
  expert: false,
  title: ({ affinity }) =>
    affinity === '' ? l10n.t('Clear the IP affinity') : l10n.t('Set the IP affinity to “{0}”', affinity),
  effect: ({ affinity }) =>
    affinity === ''
      ? l10n.t('Without one the delivery is sent from the default addresses, whose reputation differs.')
      : l10n.t('The delivery is sent from the addresses of “{0}”.', affinity),
  undoing: () => l10n.t('To undo, set it again.'),
  operation: (request): Operation<Place, DeliveryDetail> => {
    const { affinity, deliveryId } = request;
    return {
      ...onDelivery(request),
      title: setAffinity.title(request, ''),
      needless: (delivery) => {
        if (!waitsForStart(delivery)) {
          return otherState(delivery);
        }
        return delivery.ipAffinity === affinity
          ? {
              kind: 'alreadySo',
              text: l10n.t('The IP affinity of {0} is “{1}” already.', delivery.internalName, affinityText(affinity)),
            }
          : undefined;
      },
      ask: (delivery) => ({
        question:
          affinity === ''
            ? l10n.t('Clear the IP affinity of {0}?', nameOf(delivery))
            : l10n.t('Set the IP affinity of {0} to “{1}”?', nameOf(delivery), affinity),
        now: l10n.t('It is “{0}” now.', affinityText(delivery.ipAffinity)),
        effect: setAffinity.effect(request),
        undo: setAffinity.undoing(request),
        action: affinity === '' ? l10n.t('Clear It') : l10n.t('Set It'),
        typed: delivery.internalName,
      }),
      write: (place, _delivery, signal) =>
        send(place, signal, (writes) => writes.setAffinity(deliveryId, affinity, signal)),
      sight: (before, now) => shownIf(now?.ipAffinity === affinity && before.ipAffinity !== affinity),
      done: ({ internalName }) => l10n.t('The IP affinity of {0} is “{1}” now.', internalName, affinityText(affinity)),
      values: ({ ipAffinity }, now) => ({
        before: affinityText(ipAffinity),
        after: affinityText(now === undefined ? affinity : now.ipAffinity),
      }),
      undo: ({ ipAffinity }) =>
        ipAffinity === undefined ? undefined : { kind: 'setAffinity', deliveryId, affinity: ipAffinity },
    };
  },
});

function affinityText(affinity: string | undefined): string {
  return affinity === undefined || affinity === '' ? l10n.t('none') : affinity;
}
