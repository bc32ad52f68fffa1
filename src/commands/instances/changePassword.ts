import { l10n } from 'vscode';
import { askSecret } from '../../connections/askSecret';
import { Cancelled } from '../../platform/abort';
import type { CommandDefinition } from '../../platform/commandRunner';
import { withProgress } from '../../platform/progress';
import type { CommandContext } from '../context';
import { pickConnection } from '../pick/pickConnection';

/** Asks for the secret alone, keeps it and signs in with it, once. */
export function changePassword(context: CommandContext): CommandDefinition {
  const title = l10n.t('Change password');
  return {
    id: 'deliveryDoctor.changePassword',
    title,
    run: async (args) => {
      const descriptor = await pickConnection(context, args, title);
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
  };
}
