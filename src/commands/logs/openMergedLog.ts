import { l10n } from 'vscode';
import { requireInstanceName } from '../../connections/instanceName';
import { Cancelled } from '../../platform/abort';
import { withProgress } from '../../platform/progress';
import type { ManagedServer } from '../../servers/managedServer';
import type { CommandContext } from '../context';
import { defineCommand } from '../defineCommand';
import { deliverySubmenu, HAS_SERVER, instanceOfServersRow, onlyWhen } from '../menuPlaces';
import { pickConnection } from '../pick/pickConnection';
import { pickDelivery } from '../pick/pickDelivery';
import { noServer } from './openServerLog';

/** A log of all servers of an instance in one editor, merged by time. Asks which log. */
export const openMergedLog = defineCommand({
  id: 'deliveryDoctor.openMergedLog',
  title: l10n.t('Open a Log of All Servers…'),
  icon: 'combine',
  palette: HAS_SERVER,
  menus: [instanceOfServersRow('1_look@0', 'servers')],
  run: async (context, call) => {
    const { id: connectionId, name } = await pickConnection(context, call);
    const servers = await readableServers(context, connectionId, name);
    const files = await withProgress(l10n.t('Looking for the logs of {0}', name), (signal) =>
      filesOf(context, connectionId, servers, signal),
    );
    const file = await context.ui.prompter.pick({
      title: call.title,
      placeholder: l10n.t('Which log?'),
      choices: [...files].map(([path, on]) => ({
        label: path.split('/').at(-1) ?? path,
        description: path,
        detail: on.join(', '),
        value: path,
      })),
    });
    if (typeof file !== 'string') {
      throw new Cancelled();
    }
    await context.logs.openMergedLog({ connectionId, file });
  },
});

/** What the MTAs of all servers logged of one delivery. */
export const openMtaLogs = defineCommand({
  id: 'deliveryDoctor.openMtaLogs',
  title: l10n.t('Open MTA Logs, Only This Delivery'),
  icon: 'combine',
  palette: HAS_SERVER,
  menus: [onlyWhen(HAS_SERVER, deliverySubmenu('open', '2_log@3'))],
  run: async (context, call) => {
    const { connectionId, deliveryId } = await pickDelivery(context, call);
    const { name } = context.manager.mustHave(connectionId);
    const servers = await readableServers(context, connectionId, name);
    const instance = await withProgress(l10n.t('Looking for the logs of {0}', name), async (signal) => {
      const { info } = await context.manager.instance(connectionId, signal);
      return requireInstanceName(info, servers, signal);
    });
    // An id must not be a part of a longer number.
    await context.logs.openMergedLog(
      { connectionId, file: `${instance}/log/mta.log` },
      { only: `/\\b${deliveryId}\\b/` },
    );
  },
});

async function readableServers(
  { manager }: CommandContext,
  connectionId: string,
  instance: string,
): Promise<readonly ManagedServer[]> {
  const servers = await manager.servers(connectionId);
  if (servers.length === 0) {
    throw noServer(instance);
  }
  return servers;
}

/** The logs by path, each with the servers that have it. A server that cannot be read is named when a log is opened. */
async function filesOf(
  { manager }: CommandContext,
  connectionId: string,
  servers: readonly ManagedServer[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const { info } = await manager.instance(connectionId, signal);
  const instance = await requireInstanceName(info, servers, signal);
  const lists = await Promise.allSettled(servers.map(({ logs }) => logs.list(instance, signal)));
  const found = new Map<string, string[]>();
  lists.forEach((list, index) => {
    const name = servers[index]?.name;
    for (const { file } of list.status === 'fulfilled' ? list.value : []) {
      found.set(file, [...(found.get(file) ?? []), ...(name === undefined ? [] : [name])]);
    }
  });
  const [failed] = lists.filter((list) => list.status === 'rejected');
  if (found.size === 0 && failed !== undefined) {
    throw failed.reason;
  }
  return new Map([...found].sort(([a], [b]) => a.localeCompare(b)));
}
