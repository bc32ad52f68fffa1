import { l10n } from 'vscode';
import type { Delivery } from '../domain/delivery';
import { DELIVERY_STATES } from '../domain/deliveryState';

/**
 * Why tracking of a single URL cannot be switched from here. Where it could still be changed, its mode lies in the content
 * (`content/…/urlConfig/url/@trackingType`), an XML part of the record that no documented query reads: a change could
 * be neither prepared nor verified, and a wrong one would lose the other URLs of the message.
 */
export function urlSwitchWords({ state }: Pick<Delivery, 'state'>): string {
  return state > DELIVERY_STATES.ready
    ? l10n.t('Tracking of single URLs cannot be switched any more: sending was confirmed, and the links of the messages are already rewritten.')
    : l10n.t('Delivery Doctor does not switch tracking of single URLs: their mode lies within the content of the delivery, which no documented query reads, so that a change could not be verified. Change it in the client console before sending, then prepare the delivery again.');
}
