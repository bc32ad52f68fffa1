import { l10n } from 'vscode';
import { askSecret } from '../../connections/askSecret';
import { Cancelled } from '../../platform/abort';
import { withProgress } from '../../platform/progress';
import { whenSet } from '../../platform/contextKeys';
import { defineCommand } from '../defineCommand';
import { HAS_INSTANCE, instanceRow } from '../menuPlaces';
import { pickConnection } from '../pick/pickConnection';

/** Signs in, also after a refusal: then the secret is asked for again. */
export const connect = defineCommand({
  id: 'deliveryDoctor.connect',
  title: l10n.t('Connect to Instance'),
  icon: 'plug',
  palette: HAS_INSTANCE,
  menus: [instanceRow('inline@1', 'signedOut'), instanceRow('1_session@1', 'signedOut')],
  run: async (context, call) => {
    const { id, name } = await pickConnection(context, call);
    await withProgress(l10n.t('Signing in to {0}', name), (signal) => context.manager.connect(id, signal));
    context.view.refresh(id);
  },
});

/** Signs off. */
export const disconnect = defineCommand({
  id: 'deliveryDoctor.disconnect',
  title: l10n.t('Disconnect from Instance'),
  icon: 'debug-disconnect',
  palette: whenSet('connected'),
  menus: [instanceRow('1_session@1', 'signedIn')],
  run: async (context, call) => {
    const { id } = await pickConnection(context, call);
    await context.manager.disconnect(id);
  },
});

/** Asks for the secret alone, keeps it and signs in with it, once. */
export const changePassword = defineCommand({
  id: 'deliveryDoctor.changePassword',
  title: l10n.t('Change Password…'),
  palette: HAS_INSTANCE,
  menus: [instanceRow('3_edit@3')],
  run: async (context, call) => {
    const descriptor = await pickConnection(context, call);
    const secret = await askSecret(context.ui.prompter, descriptor, 'missing');
    if (secret === undefined) {
      throw new Cancelled();
    }
    await context.manager.disconnect(descriptor.id);
    await context.secrets.set(descriptor.id, secret);
    await withProgress(l10n.t('Signing in to {0}', descriptor.name), (signal) =>
      context.manager.connect(descriptor.id, signal),
    );
  },
});
