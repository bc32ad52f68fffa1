import { env, l10n, window } from 'vscode';
import { defineCommand } from '../defineCommand';
import { HAS_INSTANCE, instanceRow } from '../menuPlaces';
import { pickConnection } from '../pick/pickConnection';

/** Puts the address of an instance on the clipboard, for a browser or a ticket. */
export const copyAddress = defineCommand({
  id: 'deliveryDoctor.copyInstanceAddress',
  title: l10n.t('Copy Address of Instance'),
  palette: HAS_INSTANCE,
  menus: [instanceRow('9_copy@1')],
  run: async (context, call) => {
    const { id } = await pickConnection(context, call);
    const { url } = context.manager.mustHave(id);
    await env.clipboard.writeText(url);
    window.setStatusBarMessage(l10n.t('Copied: {0}', url), 5000);
  },
});
