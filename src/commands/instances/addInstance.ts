import { randomUUID } from 'node:crypto';
import { commands, l10n, window } from 'vscode';
import type { CommandDefinition } from '../../platform/commandRunner';
import type { CommandContext } from '../context';
import { describeInstance } from './describeInstance';
import { saveDescribed } from './saveDescribed';

/** Describes, tests and saves a new instance, then opens it in the view. */
export function addInstance(context: CommandContext): CommandDefinition {
  const title = l10n.t('Add an instance');
  return {
    id: 'deliveryDoctor.addInstance',
    title,
    run: async () => {
      const described = await describeInstance(context, title, randomUUID(), {});
      if (described === undefined) {
        return;
      }
      await saveDescribed(context, described);
      if (!described.tested) {
        return;
      }
      const { id, name } = described.descriptor;
      await context.view.reveal(id);
      void offerServer(id, name);
    },
  };
}

/** Not awaited by the command: it is over, whatever the person does with this. */
async function offerServer(connectionId: string, name: string): Promise<void> {
  const add = l10n.t('Add a Server…');
  const chosen = await window.showInformationMessage(
    l10n.t('{0} is added. To look at its MTA, Delivery Doctor also has to know its sending servers.', name),
    add,
  );
  if (chosen === add) {
    await commands.executeCommand('deliveryDoctor.addServer', { connectionId });
  }
}
