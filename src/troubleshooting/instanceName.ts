import type { InstanceInfo } from '../campaign/instance';
import type { SendingServer } from '../servers/sendingServer';

/** Modules of no instance in particular run as this one. */
const SHARED = 'default';

/**
 * The name of the instance as modules and files have it: what the instance told, else the one `@name` that its servers
 * list. Undefined where neither tells: a host name is no instance name.
 */
export async function findInstanceName(
  { instanceName, instanceNameIsHost }: InstanceInfo,
  servers: readonly SendingServer[],
  signal: AbortSignal,
): Promise<string | undefined> {
  if (instanceNameIsHost !== true) {
    return instanceName;
  }
  const lists = await Promise.allSettled(servers.map((server) => server.pdump(signal)));
  signal.throwIfAborted();
  const names = new Set(
    lists.flatMap((list) =>
      list.status === 'fulfilled' ? list.value.modules.flatMap(({ instance }) => instance ?? []) : [],
    ),
  );
  names.delete(SHARED);
  const [only, ...others] = names;
  return others.length === 0 ? only : undefined;
}
