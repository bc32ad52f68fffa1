import { l10n } from 'vscode';
import { describeChannel } from '../../servers/descriptor';
import { defineCommand } from '../defineCommand';
import { HAS_INSTANCE, instanceOfServersRow, instanceRow } from '../menuPlaces';
import { pickConnection } from '../pick/pickConnection';

/** Forgets how a machine is reached. Nothing changes there. */
export const removeServer = defineCommand({
  id: 'deliveryDoctor.removeServer',
  title: l10n.t('Remove a Server…'),
  palette: HAS_INSTANCE,
  menus: [instanceRow('2_servers@2'), instanceOfServersRow('3_servers@2', 'servers')],
  run: async (context, call) => {
    const descriptor = await pickConnection(context, call);
    const name = await context.ui.prompter.pick({
      title: call.title,
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
});
