import { l10n } from 'vscode';
import type { CommandDefinition } from '../../platform/commandRunner';
import { withProgress } from '../../platform/progress';
import type { CommandContext } from '../context';
import { pickConnection } from '../pick/pickConnection';

/** Signs in, also after a refusal: then the secret is asked for again. */
export function connect(context: CommandContext): CommandDefinition {
  const title = l10n.t('Connect');
  return {
    id: 'deliveryDoctor.connect',
    title,
    run: async (args) => {
      const { id, name } = await pickConnection(context, args, title);
      await withProgress(l10n.t('Signing in to {0}', name), (signal) => context.manager.connect(id, signal));
      context.view.refresh(id);
    },
  };
}

/** Signs off. */
export function disconnect(context: CommandContext): CommandDefinition {
  const title = l10n.t('Disconnect');
  return {
    id: 'deliveryDoctor.disconnect',
    title,
    run: async (args) => {
      const { id } = await pickConnection(context, args, title);
      await context.manager.disconnect(id);
    },
  };
}
