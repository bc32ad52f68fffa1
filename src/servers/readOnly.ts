import type { ManagedServer } from './managedServer';
import { SERVER_WRITES, type ServerWrites } from './writes';

/** The same server for whoever may look and nothing else: what would change it throws before anything is sent. */
export function readOnly(server: ManagedServer): ManagedServer {
  return { ...server, [SERVER_WRITES]: REFUSING };
}

const REFUSING = new Proxy({} as ServerWrites, {
  get: (_writes, name) => () => {
    throw new Error(`This reads only: ${String(name)} was refused.`);
  },
});
