import * as l10n from '@vscode/l10n';
import type { ExaminedServer, ServerSettings } from '../domain/advisor/instanceEvidence';
import type { EpochMs } from '../domain/delivery';
import type { InstanceConfig, SendingServer } from '../servers/sendingServer';
import type { Observer } from './observing';
import type { Sight } from './sight';

/** How often configuration and disk are read, ms: they change rarely, and are two of the three calls. */
const SETTINGS_EVERY_MS = 10 * 60_000;

interface ServerLookOptions {
  readonly observer: Observer;
  readonly now: () => EpochMs;
  readonly last?: Sight | undefined;
}

/** Modules, settings and room of each server that can be reached. */
export async function lookAtServers(
  servers: readonly SendingServer[],
  instanceName: string,
  options: ServerLookOptions,
): Promise<readonly ExaminedServer[]> {
  return Promise.all(servers.map((server) => lookAtServer(server, instanceName, options)));
}

async function lookAtServer(
  server: SendingServer,
  instanceName: string,
  { observer, now, last }: ServerLookOptions,
): Promise<ExaminedServer> {
  const known = last?.servers.find(({ name }) => name === server.name);
  const fresh = known?.settings.ok === true && now() - known.settings.at < SETTINGS_EVERY_MS ? known : undefined;
  const [list, settings, host] = await Promise.all([
    observer.read(l10n.t('nlserver pdump on {0}', server.name), (limit) => server.pdump(limit)),
    fresh?.settings ??
      observer.read(l10n.t('config-{0}.xml on {1}', instanceName, server.name), async (limit) =>
        settingsOf(await server.readConfig(instanceName, limit)),
      ),
    fresh === undefined && server.hostFacts !== undefined
      ? observer.read(
          l10n.t('disk and clock of {0}', server.name),
          async (limit) => (await server.hostFacts?.(limit))?.disk ?? {},
        )
      : fresh?.host,
  ]);
  return {
    name: server.name,
    modules: list.ok
      ? { ...list, value: list.value.modules.map(({ name, instance }) => moduleOf(name, instance)) }
      : list,
    ...(list.ok && list.value.build !== undefined ? { build: list.value.build } : {}),
    ...(list.ok && list.value.onlyBanner === true ? { onlyBanner: true as const } : {}),
    settings,
    ...(list.ok && list.value.timeOfDayMs !== undefined ? { timeOfDayMs: list.value.timeOfDayMs } : {}),
    ...(host === undefined ? {} : { host }),
  };
}

function moduleOf(name: string, instance: string | undefined): { readonly name: string; readonly instance?: string } {
  return instance === undefined ? { name } : { name, instance };
}

/** The names of affinities, without their IP addresses: those are nobody's business in a file that is handed on. */
function settingsOf({
  autoStart,
  sharedAutoStart,
  affinities,
  statServerAddress,
  mta,
}: InstanceConfig): ServerSettings {
  return {
    autoStart,
    affinities: affinities.map(({ names }) => ({ names, ips: [] })),
    ...(sharedAutoStart === undefined ? {} : { sharedAutoStart }),
    ...(statServerAddress === undefined ? {} : { statServerAddress }),
    ...(mta === undefined ? {} : { mta }),
  };
}
