import * as l10n from '@vscode/l10n';
import * as z from 'zod/mini';
import { instanceNameOf } from '../../connections/instanceName';
import type { ManagedServer } from '../../servers/managedServer';
import type { ModuleList } from '../../servers/sendingServer';
import type { Part } from '../answer/answer';
import { quoted, quotedIfAny, word } from '../answer/quoted';
import type { ToolCall } from '../context';
import { defineTool } from '../defineTool';
import { aboutInstance, chosen, INSTANCE, rounded } from './common';

const GIGABYTE = 1024 ** 3;
const MEGABYTE = 1024 ** 2;

export const servers = defineTool({
  name: 'campaign_servers',
  title: () => l10n.t('Servers and Modules'),
  summary: () => l10n.t('What runs on the servers of an instance, and what should.'),
  description:
    'The servers of an instance as the Servers view shows them: modules that run (nlserver pdump) with memory, modules that should run and do not, room on the disk, difference of the clocks, and IP affinities with the number of their IPs. A server hosted by Adobe cannot be looked at.',
  icon: 'server',
  budget: 3000,
  reaches: 'instance',
  input: z.strictObject({ instance: INSTANCE }),
  run: async (call, { instance }) => {
    const found = await chosen(call, instance);
    const { descriptor } = found;
    const opened = await call.instances.servers(descriptor.id);
    const name = await instanceNameOf(found.instance.info, opened, call.signal);
    const hosted = descriptor.servers.filter(({ channel }) => channel.kind === 'none');
    return {
      about: { ...aboutInstance(found), name_on_servers: quotedIfAny(name, 60) },
      lists: {
        servers: [
          ...(await Promise.all(opened.map((server) => serverPart(server, name, call)))),
          ...hosted.map((server) => ({ name: quoted(server.name, 60), hosted_by_adobe: true })),
        ],
      },
    };
  },
});

async function serverPart(server: ManagedServer, instance: string | undefined, call: ToolCall): Promise<Part> {
  const [modules, missing, host, config] = await Promise.all([
    read(call, () => server.pdump(call.signal), modulesPart),
    read(
      call,
      () => server.monitorMissing(call.signal),
      (names) => names.map((name) => quoted(name, 60)),
    ),
    read(
      call,
      () => server.hostFacts(call.signal),
      ({ disk, clock }): Part => ({
        disk_free_gb: disk && rounded(disk.freeBytes / GIGABYTE, 1),
        disk_total_gb: disk && rounded(disk.totalBytes / GIGABYTE, 1),
        clock_ahead_seconds: rounded((clock.there - clock.here) / 1000, 1),
      }),
    ),
    instance === undefined
      ? word('not known: the name of the instance on its servers is not told')
      : read(
          call,
          () => server.readConfig(instance, call.signal),
          ({ affinities }) =>
            affinities.map(({ names, ips }) => ({ names: names.map((one) => quoted(one, 60)), ips: ips.length })),
        ),
  ]);
  return { name: quoted(server.name, 60), modules, should_run_but_do_not: missing, host, affinities: config };
}

function modulesPart({ version, build, modules }: ModuleList): Part {
  return {
    version: quotedIfAny(version, 60),
    build: quotedIfAny(build, 40),
    running: modules.map(({ name, instance, pid, memoryBytes }) => ({
      module: quoted(instance === undefined ? name : `${name}@${instance}`, 80),
      pid,
      memory_mb: rounded(memoryBytes / MEGABYTE, 1),
    })),
  };
}

/** What one reading tells, or why it could not be read: the others still count. */
async function read<T>(call: ToolCall, work: () => Promise<T>, part: (value: T) => Part): Promise<Part> {
  try {
    return part(await work());
  } catch (error) {
    call.signal.throwIfAborted();
    return { not_known_because: quoted(call.describeError(error).what, 160) };
  }
}
