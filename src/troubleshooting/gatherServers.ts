import { l10n } from 'vscode';
import type { ConnectionAccess } from '../connections/access';
import type { EpochMs } from '../domain/delivery';
import type { ConfigSeen, HostSeen, ServerEvidence } from '../domain/diagnosis/evidence';
import type { Observed } from '../domain/judgement/observed';
import type { HostFacts } from '../servers/hostFacts';
import type { InstanceConfig, ModuleList, SendingServer } from '../servers/sendingServer';
import { observe } from './source';

/** A server may have to be reached by ssh first, ms. */
const SERVER_LIMIT_MS = 20_000;

interface Asking {
  readonly access: ConnectionAccess;
  readonly connectionId: string;
  /** Name of the Campaign instance; undefined where nobody tells it: then nothing can be looked for. */
  readonly instanceName: string | undefined;
  readonly now: () => EpochMs;
  readonly signal: AbortSignal;
}

/** Looks at every server that a channel leads to: three calls each, all at once. */
export async function gatherServers(asking: Asking): Promise<readonly ServerEvidence[]> {
  const { access, connectionId } = asking;
  const servers = await access.servers(connectionId);
  const here = (access.descriptor(connectionId)?.servers ?? [])
    .filter(({ channel }) => channel.kind === 'local')
    .map(({ name }) => name);
  return Promise.all(servers.map((server) => oneServer(server, here.includes(server.name), asking)));
}

/** `here`: it is this machine. */
async function oneServer(
  server: SendingServer,
  here: boolean,
  { instanceName, now, signal }: Asking,
): Promise<ServerEvidence> {
  const options = { timeoutMs: SERVER_LIMIT_MS, now, signal };
  if (instanceName === undefined) {
    return nameless(server);
  }
  const [list, config, host] = await Promise.all([
    observe({ ...options, source: l10n.t('nlserver pdump on {0}', server.name) }, (limit) => server.pdump(limit)),
    observe({ ...options, source: l10n.t('config-{0}.xml on {1}', instanceName, server.name) }, async (limit) =>
      configSeen(await server.readConfig(instanceName, limit)),
    ),
    server.hostFacts === undefined
      ? undefined
      : observe({ ...options, source: l10n.t('disk and clock of {0}', server.name) }, async (limit) =>
          hostSeen(await server.hostFacts?.(limit), here),
        ),
  ]);
  const printedClock = printed(list);
  return {
    name: server.name,
    modules: list.ok ? { ...list, value: list.value.modules } : list,
    ...(list.ok && list.value.onlyBanner === true ? { onlyBanner: true } : {}),
    config,
    ...(host === undefined ? {} : { host }),
    ...(printedClock === undefined ? {} : { printedClock }),
  };
}

/** Without the name of the instance its modules cannot be told from those of others, nor its files be found. */
function nameless({ name }: SendingServer): ServerEvidence {
  const because = l10n.t('the instance does not tell its name, and the servers name none or several');
  return {
    name,
    modules: { ok: false, because, source: l10n.t('nlserver pdump on {0}', name) },
    config: { ok: false, because, source: l10n.t('configuration on {0}', name) },
  };
}

/** The time of day that pdump begins with. */
function printed(list: Observed<ModuleList>): Observed<number> | undefined {
  return list.ok && list.value.timeOfDayMs !== undefined ? { ...list, value: list.value.timeOfDayMs } : undefined;
}

/** The clock of this machine is ours: it cannot tell whether ours is right. */
function hostSeen(facts: HostFacts | undefined, here: boolean): HostSeen {
  if (facts === undefined) {
    return {};
  }
  return { ...facts.disk, ...(here ? {} : { clockOffsetMs: facts.clock.there - facts.clock.here }) };
}

/** The part of a configuration that a diagnosis weighs. */
export function configSeen({ autoStart, affinities, statServerAddress, mta, faults }: InstanceConfig): ConfigSeen {
  return {
    autoStart,
    affinityNames: affinities.flatMap((affinity) => affinity.names),
    ...(statServerAddress === undefined ? {} : { statServerAddress }),
    ...(mta?.maxSpareServers === undefined ? {} : { maxChildren: mta.maxSpareServers }),
    ...(faults === undefined ? {} : { faults }),
  };
}
