import { l10n } from 'vscode';
import { defineCommand } from '../defineCommand';
import { deliverySubmenu, HAS_INSTANCE, instanceRow } from '../menuPlaces';
import { pickConnection } from '../pick/pickConnection';
import { pickDelivery } from '../pick/pickDelivery';

/** What happened to one delivery and around it, on one time axis. */
export const openTimeline = defineCommand({
  id: 'deliveryDoctor.openTimeline',
  title: l10n.t('Open Timeline'),
  icon: 'history',
  palette: HAS_INSTANCE,
  menus: [deliverySubmenu('open', '1_panel@5')],
  run: async (context, call) => context.panels.open('timeline', await pickDelivery(context, call)),
});

/** The same for all of an instance. */
export const openInstanceTimeline = defineCommand({
  id: 'deliveryDoctor.openInstanceTimeline',
  title: l10n.t('Open Timeline of Instance'),
  icon: 'history',
  palette: HAS_INSTANCE,
  menus: [instanceRow('2_open@3', 'signedIn')],
  run: async (context, call) => {
    const { id } = await pickConnection(context, call);
    await context.panels.open('timeline', { connectionId: id });
  },
});
