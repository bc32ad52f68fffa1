import * as l10n from '@vscode/l10n';
import type { DeliveryDetail } from '../../domain/delivery';
import { defineOperation } from '../defineOperation';
import { shownIf, type Operation } from '../operation';
import type { Place } from '../place';
import { DELIVERY_WATCHING, send } from './onDelivery';

/** Switches a routing account on or off; whether it is on is read from a delivery that uses it. */
export const setAccount = defineOperation<'setAccount'>({
  kind: 'setAccount',
  expert: true,
  title: ({ account, active }) =>
    active
      ? l10n.t('Activate the external account {0}', account)
      : l10n.t('Deactivate the external account {0}', account),
  effect: ({ active }) =>
    active
      ? l10n.t('Every delivery that waits for this account is sent.')
      : l10n.t('No delivery leaves through this account until it is active again.'),
  undoing: ({ active }) =>
    active
      ? l10n.t('To undo, deactivate it again; what was sent cannot be called back.')
      : l10n.t('To undo, activate it again.'),
  operation: (request, language): Operation<Place, DeliveryDetail> => {
    const { account, active, deliveryId } = request;
    const stateText = (on: boolean | undefined): string => (on === true ? l10n.t('active') : l10n.t('inactive'));
    return {
      id: 'setAccount',
      request: { ...request },
      title: setAccount.title(request, language),
      subject: `account ${account}`,
      read: async (place, signal) => {
        const delivery = await (await place.instance(signal)).deliveries.get(deliveryId, signal);
        return delivery?.routing?.name === account ? delivery : undefined;
      },
      needless: ({ routing }) =>
        routing?.active === active
          ? { kind: 'alreadySo', text: l10n.t('The account {0} is as it should be already.', account) }
          : undefined,
      ask: ({ routing }) => ({
        question: active
          ? l10n.t('Activate the external account {0}?', account)
          : l10n.t('Deactivate the external account {0}?', account),
        now: l10n.t('It is “{0}” now.', stateText(routing?.active)),
        effect: setAccount.effect(request),
        undo: setAccount.undoing(request),
        action: active ? l10n.t('Activate It') : l10n.t('Deactivate It'),
        typed: account,
      }),
      agreed: ({ routing }) => ({ account, active: routing?.active }),
      write: (place, _before, signal) =>
        send(place, signal, (writes) => writes.setAccountActive(account, active, signal)),
      sight: (before, now) => shownIf(now?.routing?.active === active && before.routing?.active !== active),
      done: () =>
        active
          ? l10n.t('The external account {0} is active.', account)
          : l10n.t('The external account {0} is not active any more.', account),
      values: ({ routing }, now) => ({
        before: `${account} ${stateText(routing?.active)}`,
        after: stateText(now === undefined ? active : now.routing?.active),
      }),
      undo: ({ routing }) => (routing?.active === undefined ? undefined : { ...request, active: routing.active }),
      watching: DELIVERY_WATCHING,
    };
  },
});
