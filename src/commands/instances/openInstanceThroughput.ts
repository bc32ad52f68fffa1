import { l10n } from 'vscode';
import { defineCommand } from '../defineCommand';
import { HAS_INSTANCE, instanceRow } from '../menuPlaces';
import { pickConnection } from '../pick/pickConnection';

/** How fast a whole instance sends, and what it is to send within a day, in a panel. */
export const openInstanceThroughput = defineCommand({
  id: 'deliveryDoctor.openInstanceThroughput',
  title: l10n.t('Open Throughput of Instance'),
  icon: 'graph-line',
  palette: HAS_INSTANCE,
  menus: [instanceRow('inline@2', 'signedIn'), instanceRow('2_open@1', 'signedIn')],
  run: async (context, call) => {
    const { id } = await pickConnection(context, call);
    await context.panels.open('throughput', { connectionId: id });
  },
});
