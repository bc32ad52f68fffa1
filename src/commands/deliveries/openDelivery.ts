import { l10n } from 'vscode';
import type { LogPlaceWanted } from '../../platform/logActions';
import { MESSAGE_STATUS } from '../../domain/messageStatus';
import { defineCommand } from '../defineCommand';
import { deliveryRow, deliverySubmenu, HAS_INSTANCE } from '../menuPlaces';
import { pickDelivery } from '../pick/pickDelivery';

/** Opens, clicks and the rest of one delivery, in a panel. */
export const openTracking = defineCommand({
  id: 'deliveryDoctor.openTracking',
  title: l10n.t('Open Tracking'),
  icon: 'eye',
  palette: HAS_INSTANCE,
  menus: [deliveryRow('inline@3'), deliverySubmenu('open', '1_panel@1')],
  run: async (context, call) => context.panels.open('tracking', await pickDelivery(context, call)),
});

/** How fast one delivery is sent, in a panel. */
export const openThroughput = defineCommand({
  id: 'deliveryDoctor.openThroughput',
  title: l10n.t('Open Throughput'),
  icon: 'graph-line',
  palette: HAS_INSTANCE,
  menus: [deliveryRow('inline@2'), deliverySubmenu('open', '1_panel@2')],
  run: async (context, call) => context.panels.open('throughput', await pickDelivery(context, call)),
});

/** The messages of one delivery in a grid. A caller may hand over what to show, `{ …ref, filter }`; the grid checks it. */
export const openMessages = defineCommand({
  id: 'deliveryDoctor.openMessages',
  title: l10n.t('Open Messages'),
  icon: 'table',
  palette: HAS_INSTANCE,
  menus: [deliverySubmenu('open', '1_panel@3')],
  run: async (context, call) =>
    context.panels.open('messages', await pickDelivery(context, call), filterIn(call.clicked)),
});

/** The failed messages of one delivery as CSV: asks for the file only. */
export const exportFailedMessages = defineCommand({
  id: 'deliveryDoctor.exportFailedMessages',
  title: l10n.t('Export Failed Messages…'),
  icon: 'export',
  palette: HAS_INSTANCE,
  menus: [deliverySubmenu('open', '1_panel@4')],
  run: async (context, call) =>
    context.panels.open('messages', await pickDelivery(context, call), {
      statuses: [MESSAGE_STATUS.failed],
      exportAs: 'csv',
    }),
});

/** The journal of one delivery, in a read-only editor; a caller may hand over the moment to show, `{ …ref, at }`. */
export const openAuditLog = defineCommand({
  id: 'deliveryDoctor.openAuditLog',
  title: l10n.t('Open Audit Log'),
  icon: 'output',
  palette: HAS_INSTANCE,
  menus: [deliverySubmenu('open', '2_log@1')],
  run: async (context, call) =>
    context.logs.openAuditLog(await pickDelivery(context, call), call.signal, momentIn(call.clicked)),
});

/** Opens, clicks and opt-outs of a delivery as the instance logs them. */
export const openTrackingLog = defineCommand({
  id: 'deliveryDoctor.openTrackingLog',
  title: l10n.t('Open Tracking Log'),
  icon: 'list-flat',
  palette: HAS_INSTANCE,
  menus: [deliverySubmenu('open', '2_log@2')],
  run: async (context, call) => context.logs.openTrackingLog(await pickDelivery(context, call), call.signal),
});

/** All that the instance tells of one delivery, as a read-only XML document. */
export const openSource = defineCommand({
  id: 'deliveryDoctor.openSource',
  title: l10n.t('Open Source (XML)'),
  icon: 'code',
  palette: HAS_INSTANCE,
  menus: [deliverySubmenu('open', '3_source@1')],
  run: async (context, call) => context.documents.openSource(await pickDelivery(context, call), call.signal),
});

function momentIn(clicked: unknown): LogPlaceWanted | undefined {
  return typeof clicked === 'object' && clicked !== null && 'at' in clicked && typeof clicked.at === 'number'
    ? { at: clicked.at }
    : undefined;
}

function filterIn(clicked: unknown): unknown {
  return typeof clicked === 'object' && clicked !== null && 'filter' in clicked ? clicked.filter : undefined;
}
