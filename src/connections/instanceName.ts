import type { InstanceInfo } from '../campaign/instance';
import type { SendingServer } from '../servers/sendingServer';

/** Modules of the machine itself, which run under this name beside those of the instances. */
const MACHINE = 'default';

/**
 * The name of the instance on its servers (`demo` in `mta@demo`), for files and modules: as the instance tells it, else
 * the only one that `nlserver pdump` shows. Undefined where it is not told and the servers show none, or several.
 */
export async function instanceNameOf(
  info: Pick<InstanceInfo, 'instanceName'>,
  servers: readonly Pick<SendingServer, 'pdump'>[],
  signal: AbortSignal,
): Promise<string | undefined> {
  if (info.instanceName !== undefined) {
    return info.instanceName;
  }
  // A server that cannot be asked tells nothing; whoever looks at it says so.
  const lists = await Promise.all(servers.map((server) => server.pdump(signal).catch(() => undefined)));
  signal.throwIfAborted();
  const names = new Set(lists.flatMap((list) => list?.modules ?? []).flatMap(({ instance }) => instance ?? []));
  names.delete(MACHINE);
  const [name] = names;
  return names.size === 1 ? name : undefined;
}

/** The same for what cannot be done without. Rejects with UnknownInstanceName. */
export async function requireInstanceName(
  info: Pick<InstanceInfo, 'instanceName'>,
  servers: readonly Pick<SendingServer, 'pdump'>[],
  signal: AbortSignal,
): Promise<string> {
  const name = await instanceNameOf(info, servers, signal);
  if (name === undefined) {
    throw new UnknownInstanceName();
  }
  return name;
}

/** Neither the instance nor its servers tell under which name it runs there. */
export class UnknownInstanceName extends Error {
  constructor() {
    super('The name of the instance on its servers is not known.');
    this.name = 'UnknownInstanceName';
  }
}
