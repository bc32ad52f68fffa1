import type { CampaignInstance } from '../campaign/instance';
import type { ConnectionDescriptor } from '../connections/descriptor';
import type { EpochMs } from '../domain/delivery';
import type { ManagedServer } from '../servers/managedServer';
import type { Place } from './place';
import type { Opened } from './ports';
import { mustBeSameAddress, mustBeSameInstance, mustBeSameServer, type BoundTarget, type Subject } from './target';

/** What is needed of the connections. */
export interface ConnectionSource {
  descriptor(connectionId: string): ConnectionDescriptor | undefined;
  instance(connectionId: string, signal: AbortSignal): Promise<CampaignInstance>;
  /** The instance where somebody is signed in already. */
  existing(connectionId: string): CampaignInstance | undefined;
  servers(connectionId: string): Promise<readonly ManagedServer[]>;
}

/** This machine, where servers that are `local` are. */
export interface Machine {
  readonly hostName: string;
  /** Account of whoever works here. */
  readonly account: string;
}

/** The option that tells a database from every other. */
const DATABASE_OPTION = 'XtkDatabaseId';

/** Binds to what a connection leads to now. The instance is asked only where somebody is signed in. */
export async function bindTarget(
  source: ConnectionSource,
  connectionId: string,
  machine: Machine,
  signal: AbortSignal,
): Promise<BoundTarget> {
  const descriptor = source.descriptor(connectionId);
  const instance = source.existing(connectionId);
  const databaseId = instance === undefined ? undefined : await databaseOf(instance, signal);
  return {
    connectionId,
    url: descriptor?.url ?? '',
    ...(instance?.info.instanceName === undefined ? {} : { instanceName: instance.info.instanceName }),
    ...(databaseId === undefined ? {} : { databaseId }),
    servers: Object.fromEntries(
      (descriptor?.servers ?? []).map(({ name }) => [name, identityOf(descriptor, name, machine) ?? '']),
    ),
  };
}

/** Opens a target as it is now: the instance unless it is only about a server, which may be changed while the instance is down. */
export async function openTarget(
  source: ConnectionSource,
  target: BoundTarget,
  { server }: Pick<Subject, 'server'>,
  outside: { readonly machine: Machine; now(): EpochMs; because(error: unknown): string },
  signal: AbortSignal,
): Promise<Opened<Place>> {
  const { connectionId } = target;
  const descriptor = source.descriptor(connectionId);
  mustBeSameAddress(target, descriptor);
  const place: Place = {
    now: () => outside.now(),
    because: (error) => outside.because(error),
    instance: async (stop) => {
      const instance = await source.instance(connectionId, stop);
      const { instanceName } = instance.info;
      const databaseId = await databaseOf(instance, stop);
      mustBeSameInstance(target, { instanceName, databaseId });
      return instance;
    },
    server: async (name) => {
      mustBeSameServer(target, name, identityOf(source.descriptor(connectionId), name, outside.machine));
      const found = (await source.servers(connectionId)).find((one) => one.name === name);
      mustBeSameServer(target, name, found === undefined ? undefined : target.servers[name]);
      if (found === undefined) {
        throw new TypeError(`${name} is not there`);
      }
      return found;
    },
  };
  if (server === undefined) {
    await place.instance(signal);
  } else {
    await place.server(server);
  }
  const existing = source.existing(connectionId);
  return {
    place,
    who: existing?.info.operator ?? outside.machine.account,
    where: descriptor?.name ?? connectionId,
    clockOffsetMs: existing?.info.clockOffsetMs ?? 0,
  };
}

/** How a server is reached; one on this machine also by the machine, because the same words mean another elsewhere. */
function identityOf(
  descriptor: ConnectionDescriptor | undefined,
  name: string,
  { hostName }: Machine,
): string | undefined {
  const channel = descriptor?.servers.find((server) => server.name === name)?.channel;
  if (channel === undefined) {
    return undefined;
  }
  return JSON.stringify(channel.kind === 'local' ? { ...channel, hostName } : channel);
}

const databases = new WeakMap<CampaignInstance, Promise<string | undefined>>();

/** Asked once for each session. For an operator who may not read it, it stays unknown. */
function databaseOf(instance: CampaignInstance, signal: AbortSignal): Promise<string | undefined> {
  const known = databases.get(instance);
  if (known !== undefined) {
    return known;
  }
  const asked = instance.options.get(DATABASE_OPTION, signal).catch(() => {
    databases.delete(instance);
    return undefined;
  });
  databases.set(instance, asked);
  return asked;
}
