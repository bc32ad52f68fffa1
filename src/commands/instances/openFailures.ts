import { l10n } from 'vscode';
import { defineCommand } from '../defineCommand';
import { HAS_INSTANCE, instanceRow } from '../menuPlaces';
import { pickConnection } from '../pick/pickConnection';

/** What failed on an instance, by destination domain and reason, in a panel. */
export const openFailures = defineCommand({
  id: 'deliveryDoctor.openFailures',
  title: l10n.t('Open Failures of Instance'),
  icon: 'error',
  palette: HAS_INSTANCE,
  menus: [instanceRow('2_open@2', 'signedIn')],
  run: async (context, call) => {
    const { id } = await pickConnection(context, call);
    await context.panels.open('failures', { connectionId: id });
  },
});
