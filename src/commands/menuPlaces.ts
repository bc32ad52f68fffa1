import { l10n } from 'vscode';
import { whenSet } from '../platform/contextKeys';
import type { MenuPlace, Submenu } from './defineCommand';

/** When clauses of the palette. */
export const HAS_INSTANCE = whenSet('hasInstance');
export const HAS_SERVER = whenSet('hasServer');

/** The text of a report is in front, or its panel. */
export const IN_REPORT = 'resourceScheme == delivery-doctor-report';
export const IN_REPORT_PANEL = "activeWebviewPanelId == 'deliveryDoctor.report'";

type Views = 'deliveries' | 'servers' | 'advisor';

/** The toolbar of a view (`navigation@1`) or the menu behind its three dots. */
export function viewTitle(view: Views, group: string, when?: string): MenuPlace {
  const clause = `view == deliveryDoctor.${view}`;
  return { menu: 'view/title', when: when === undefined ? clause : `${clause} && ${when}`, group };
}

/** The row of a delivery; `flag` is a word of its context value, such as `pending`. */
export function deliveryRow(group: string, flag?: string): MenuPlace {
  return row('deliveries', flagged('delivery', flag), group);
}

/** An entry of one of our own menus; `flag` is a word of the delivery's context value. */
export function deliverySubmenu(menu: 'open' | 'control' | 'copy', group: string, flag?: string): MenuPlace {
  const { when } = deliveryRow(group, flag);
  return { menu: `deliveryDoctor.delivery.${menu}`, group, ...(flag === undefined ? {} : { when }) };
}

/** The row of a group of deliveries; with a flag only of those whose context value has it. */
export function groupRow(group: string, flag?: string): MenuPlace {
  return row('deliveries', flagged('group', flag), group);
}

/** The row of an instance among the deliveries. */
export function instanceRow(group: string, flag?: 'signedIn' | 'signedOut' | 'watched' | 'unwatched'): MenuPlace {
  return row('deliveries', flagged('instance', flag), group);
}

/** The row of an instance among the servers; with `servers` only where it has some. */
export function instanceOfServersRow(group: string, has?: 'servers'): MenuPlace {
  return row('servers', has === undefined ? '=~ /^instance\\b/' : '=~ /^instance servers$/', group);
}

/** The row of a server: one that can be reached, one that has a shell, or one that only Adobe reaches. */
export function serverRow(group: string, reach: keyof typeof REACH = 'own'): MenuPlace {
  return row('servers', `=~ /^server (${REACH[reach]})$/`, group);
}

/** Kinds of channels. */
const REACH = { own: 'local|ssh|template', shell: 'local|ssh', hosted: 'none' } as const;

/** The row of a module of a server. */
export function moduleRow(group: string, state: 'missing' | 'running'): MenuPlace {
  return row('servers', `=~ /^module ${state}\\b/`, group);
}

/** A row whose context value is exactly this. */
export function plainRow(view: Views, contextValue: string, group: string): MenuPlace {
  return row(view, `== ${contextValue}`, group);
}

/** The toolbar of an editor, or the menu behind its three dots. */
export function editorTitle(group: string, when: string): MenuPlace {
  return { menu: 'editor/title', when, group };
}

function flagged(kind: string, flag: string | undefined): string {
  return flag === undefined ? `=~ /^${kind}\\b/` : `=~ /^${kind}\\b.*\\b${flag}\\b/`;
}

function row(view: Views, item: string, group: string): MenuPlace {
  return { menu: 'view/item/context', when: `view == deliveryDoctor.${view} && viewItem ${item}`, group };
}

/** The same place under one condition more. */
export function onlyWhen(condition: string, place: MenuPlace): MenuPlace {
  return { ...place, when: place.when === undefined ? condition : `${place.when} && ${condition}` };
}

/** Menus behind an entry of the menu of a delivery. */
export const SUBMENUS: Readonly<Record<Submenu, { readonly label: string; readonly place: MenuPlace }>> = {
  'deliveryDoctor.delivery.open': { label: l10n.t('Open Delivery'), place: deliveryRow('2_open@1') },
  'deliveryDoctor.delivery.control': {
    label: l10n.t('Control Delivery'),
    place: deliveryRow('3_control@1', 'controllable'),
  },
  'deliveryDoctor.delivery.copy': { label: l10n.t('Copy As'), place: deliveryRow('9_copy@1') },
};
