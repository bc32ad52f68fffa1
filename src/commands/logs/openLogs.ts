import { l10n } from 'vscode';
import type { ServerLogRef } from '../../connections/access';
import { Cancelled } from '../../platform/abort';
import type { CommandArguments, CommandDefinition } from '../../platform/commandRunner';
import { withProgress } from '../../platform/progress';
import type { LogFile } from '../../servers/log/serverLogs';
import type { ManagedServer } from '../../servers/managedServer';
import type { CommandContext } from '../context';
import { NextStep } from '../nextStep';
import { pickConnection } from '../pick/pickConnection';
import { pickDelivery } from '../pick/pickDelivery';
import { serverLogOf } from './serverLogOf';

/** A log file of a server, in an editor that follows it. Asks for server and file when they are not given. */
export function openServerLog(context: CommandContext): CommandDefinition {
  const title = l10n.t('Open server log');
  return {
    id: 'deliveryDoctor.openServerLog',
    title,
    run: async (args) => {
      const given = serverLogOf(args.clicked);
      await context.features.openServerLog(given?.ref ?? (await pickServerLog(context, args, title)), given?.wanted);
    },
  };
}

/** Opens, clicks and opt-outs of a delivery as the instance logs them. */
export function openTrackingLog(context: CommandContext): CommandDefinition {
  const title = l10n.t('Open tracking log');
  return {
    id: 'deliveryDoctor.openTrackingLog',
    title,
    run: async (args) => context.features.openTrackingLog(await pickDelivery(context, args, { title })),
  };
}

async function pickServerLog(context: CommandContext, args: CommandArguments, title: string): Promise<ServerLogRef> {
  const { id: connectionId, name } = await pickConnection(context, args, title);
  const servers = await context.manager.servers(connectionId);
  const server = await pickServer(context, servers, name, title);
  const files = await withProgress(l10n.t('Reading the list of logs of {0}', server.name), async (signal) => {
    const { info } = await context.manager.instance(connectionId, signal);
    return server.logs.list(info.instanceName, signal);
  });
  if (files.length === 0) {
    throw new NextStep({ what: l10n.t('{0} has no logs', server.name) });
  }
  const picked = await context.ui.prompter.pick({
    title,
    placeholder: l10n.t('Which log?'),
    choices: files.map(choiceOf),
  });
  if (typeof picked !== 'string') {
    throw new Cancelled();
  }
  return { connectionId, serverId: server.name, file: picked };
}

function choiceOf({ name, file, modifiedAt }: LogFile): { label: string; description: string; value: string } {
  return { label: name, description: `${file} · ${new Date(modifiedAt).toLocaleString()}`, value: file };
}

async function pickServer(
  { ui }: CommandContext,
  servers: readonly ManagedServer[],
  instance: string,
  title: string,
): Promise<ManagedServer> {
  const [only] = servers;
  if (only === undefined) {
    throw new NextStep({
      what: l10n.t('{0} has no server whose logs could be read', instance),
      next: l10n.t('Add a server, or ask Adobe for the logs of a hosted instance.'),
      action: { label: l10n.t('Add a Server'), command: 'deliveryDoctor.addServer' },
    });
  }
  if (servers.length === 1) {
    return only;
  }
  const picked = await ui.prompter.pick({
    title,
    placeholder: l10n.t('On which server?'),
    choices: servers.map((server) => ({ label: server.name, icon: 'server', value: server })),
  });
  if (picked === undefined || typeof picked === 'symbol') {
    throw new Cancelled();
  }
  return picked;
}
