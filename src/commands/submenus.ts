import { l10n } from 'vscode';
import { deliveryRow } from './menuPlaces';
import type { MenuPlace, Submenu } from './defineCommand';

/** Menus behind an entry of the menu of a delivery. */
export const SUBMENUS: Readonly<Record<Submenu, { readonly label: string; readonly place: MenuPlace }>> = {
  'deliveryDoctor.delivery.open': { label: l10n.t('Open Delivery'), place: deliveryRow('2_open@1') },
  'deliveryDoctor.delivery.control': {
    label: l10n.t('Control Delivery'),
    place: deliveryRow('3_control@1', 'controllable'),
  },
  'deliveryDoctor.delivery.copy': { label: l10n.t('Copy As'), place: deliveryRow('9_copy@1') },
};
