import { l10n } from 'vscode';
import type { CommandDefinition } from '../../platform/commandRunner';
import type { CommandContext } from '../context';
import { pickConnection } from '../pick/pickConnection';
import { describeInstance } from './describeInstance';
import { draftOf } from './instanceDraft';
import { saveDescribed } from './saveDescribed';

/** Changes a saved instance; what was there before is proposed, and the secret may stay. */
export function editInstance(context: CommandContext): CommandDefinition {
  const title = l10n.t('Edit instance');
  return {
    id: 'deliveryDoctor.editInstance',
    title,
    run: async (args) => {
      const descriptor = await pickConnection(context, args, title);
      const described = await describeInstance(context, title, descriptor.id, draftOf(descriptor), descriptor);
      if (described === undefined) {
        return;
      }
      await saveDescribed(context, described);
      if (described.tested) {
        await context.view.reveal(descriptor.id);
      }
    },
  };
}
