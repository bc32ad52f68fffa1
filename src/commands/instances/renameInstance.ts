import { l10n } from 'vscode';
import type { CommandDefinition } from '../../platform/commandRunner';
import type { CommandContext } from '../context';
import { pickConnection } from '../pick/pickConnection';
import { nameRemark } from './instanceDraft';

/** Gives an instance another name; the connection goes on. */
export function renameInstance(context: CommandContext): CommandDefinition {
  const title = l10n.t('Rename instance');
  return {
    id: 'deliveryDoctor.renameInstance',
    title,
    run: async (args) => {
      const descriptor = await pickConnection(context, args, title);
      const name = await context.ui.prompter.input({
        title,
        prompt: l10n.t('The name under which you know this instance'),
        value: descriptor.name,
        check: (value) => nameRemark(value, context.store.all(), descriptor.id),
      });
      if (typeof name === 'string') {
        await context.store.save({ ...descriptor, name: name.trim() });
      }
    },
  };
}
