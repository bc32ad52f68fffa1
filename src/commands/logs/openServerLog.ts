import { env, l10n } from 'vscode';
import { usableLocale } from '../../shared/format/intl';
import { requireInstanceName } from '../../connections/instanceName';
import type { ServerLogRef } from '../../connections/access';
import { Cancelled } from '../../platform/abort';
import type { CommandArguments } from '../../platform/commandRunner';
import type { LogPlaceWanted } from '../../platform/logActions';
import { withProgress } from '../../platform/progress';
import type { LogFile } from '../../servers/log/serverLogs';
import type { ManagedServer } from '../../servers/managedServer';
import type { CommandContext } from '../context';
import { NextStep } from '../../platform/nextStep';
import { HAS_SERVER, moduleRow } from '../menuPlaces';
import { defineCommand } from '../defineCommand';
import { pickConnection } from '../pick/pickConnection';

/** A log file of a server, in an editor that follows it. Asks for server and file when they are not given. */
export const openServerLog = defineCommand({
  id: 'deliveryDoctor.openServerLog',
  title: l10n.t('Open Server Log…'),
  icon: 'output',
  palette: HAS_SERVER,
  menus: [moduleRow('inline@2', 'missing'), moduleRow('2_look@1', 'missing'), moduleRow('2_look@1', 'running')],
  run: async (context, call) => {
    const given = serverLogOf(call.clicked);
    await context.logs.openServerLog(given?.ref ?? (await pickServerLog(context, call)), given?.wanted);
  },
});

async function pickServerLog(context: CommandContext, call: CommandArguments): Promise<ServerLogRef> {
  const { id: connectionId, name } = await pickConnection(context, call);
  const servers = await context.manager.servers(connectionId);
  const server = await pickServer(context, servers, name, call.title);
  const files = await withProgress(l10n.t('Reading the list of logs of {0}', server.name), async (signal) => {
    const { info } = await context.manager.instance(connectionId, signal);
    return server.logs.list(await requireInstanceName(info, [server], signal), signal);
  });
  if (files.length === 0) {
    throw new NextStep({ what: l10n.t('{0} has no logs', server.name) });
  }
  const picked = await context.ui.prompter.pick({
    title: call.title,
    placeholder: l10n.t('Which log?'),
    choices: files.map(choiceOf),
  });
  if (typeof picked !== 'string') {
    throw new Cancelled();
  }
  return { connectionId, serverId: server.name, file: picked };
}

function choiceOf({ name, file, modifiedAt }: LogFile): { label: string; description: string; value: string } {
  return {
    label: name,
    description: `${file} · ${new Date(modifiedAt).toLocaleString(usableLocale(env.language))}`,
    value: file,
  };
}

/** An instance none of whose servers has logs that could be read from here. */
export function noServer(instance: string): NextStep {
  return new NextStep({
    what: l10n.t('{0} has no server whose logs could be read', instance),
    next: l10n.t('Add a server, or ask Adobe for the logs of a hosted instance.'),
    action: { label: l10n.t('Add a Server'), command: 'deliveryDoctor.addServer' },
  });
}

async function pickServer(
  { ui }: CommandContext,
  servers: readonly ManagedServer[],
  instance: string,
  title: string,
): Promise<ManagedServer> {
  const [only] = servers;
  if (only === undefined) {
    throw noServer(instance);
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

/** The log of a server that a command's argument names, and the line in it; undefined when it names none. */
function serverLogOf(value: unknown): { readonly ref: ServerLogRef; readonly wanted?: LogPlaceWanted } | undefined {
  if (typeof value !== 'object' || value === null) {
    return undefined;
  }
  if (!('connectionId' in value) || !('serverId' in value) || !('file' in value)) {
    return undefined;
  }
  const { connectionId, serverId, file } = value;
  if (typeof connectionId !== 'string' || typeof serverId !== 'string' || typeof file !== 'string') {
    return undefined;
  }
  const ref = { connectionId, serverId, file };
  if ('at' in value && typeof value.at === 'number') {
    return { ref, wanted: { at: value.at } };
  }
  return 'text' in value && typeof value.text === 'string' ? { ref, wanted: { text: value.text } } : { ref };
}
