import { l10n } from 'vscode';
import { describeChannel } from '../../connections/describeChannel';
import type { CommandDefinition } from '../../platform/commandRunner';
import type { CommandContext } from '../context';
import { pickConnection } from '../pick/pickConnection';

/** Forgets how a machine is reached. Nothing changes there. */
export function removeServer(context: CommandContext): CommandDefinition {
  const title = l10n.t('Remove a server');
  return {
    id: 'deliveryDoctor.removeServer',
    title,
    run: async (args) => {
      const descriptor = await pickConnection(context, args, title);
      const name = await context.ui.prompter.pick({
        title,
        placeholder:
          descriptor.servers.length === 0
            ? l10n.t('{0} has no server', descriptor.name)
            : l10n.t('Which server of {0}?', descriptor.name),
        choices: descriptor.servers.map((server) => ({
          label: server.name,
          description: describeChannel(server.channel),
          icon: 'server',
          value: server.name,
        })),
      });
      if (typeof name !== 'string') {
        return;
      }
      await context.store.save({ ...descriptor, servers: descriptor.servers.filter((server) => server.name !== name) });
    },
  };
}
