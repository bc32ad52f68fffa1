import type { CommandOutcome } from './channel/call';
import type { ModuleVerb, Reloadable } from './sendingServer';
import type { TemporaryFile } from './files/temporaryFiles';

/**
 * Everything that changes a server. Each is sent once and never retried, has a time limit, and rejects with a ServerError.
 * Only `src/operations` may use it: it asks first, and records (test/host/walls.mjs).
 */
export interface ServerWrites {
  /** `nlserver start|stop|restart module@instance`. */
  control(verb: ModuleVerb, module: string, instance: string, signal: AbortSignal): Promise<CommandOutcome>;
  /** `nlserver config -reload` or `nlserver stat -reload`. */
  reload(what: Reloadable, signal: AbortSignal): Promise<CommandOutcome>;
  /** Deletes these, each once, but those that were written to since they were listed. */
  removeTemporary(files: readonly TemporaryFile[], signal: AbortSignal): Promise<void>;
}

/** Where a server keeps them. A registered symbol, because the channels are a bundle of their own. */
export const SERVER_WRITES = Symbol.for('deliveryDoctor.serverWrites');

/** What can change the server. */
export function serverWritesOf(server: object): ServerWrites {
  if (!(SERVER_WRITES in server)) {
    throw new TypeError('This server can only be read.');
  }
  return server[SERVER_WRITES] as ServerWrites;
}
