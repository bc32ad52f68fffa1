import type { HostFacts } from './hostFacts';
import type { ServerLogs } from './log/serverLogs';
import type { SendingServer } from './sendingServer';
import type { SERVER_WRITES, ServerWrites } from './writes';

/** A server with everything that an admin does there. What judges a delivery needs no more than SendingServer. */
export interface ManagedServer extends SendingServer {
  /** Tells this server from every other, whatever it is called. */
  readonly identity: string;
  readonly logs: ServerLogs;
  /** `nlserver pdump -who` as it prints it: modules, who is connected, connection pools. */
  pdumpWho(signal: AbortSignal): Promise<string>;
  /** `nlserver monitor -missing`: `module@instance` that should run by Campaign's own account and do not. */
  monitorMissing(signal: AbortSignal): Promise<readonly string[]>;
  /** Space where Campaign is installed, and the machine's clock. */
  hostFacts(signal: AbortSignal): Promise<HostFacts>;
  /** A configuration file as text, secrets masked; undefined when there is no such file. */
  configText(file: ConfigFile, signal: AbortSignal): Promise<string | undefined>;
  /** What changes it: for `src/operations` only. */
  readonly [SERVER_WRITES]: ServerWrites;
}

/** A configuration file that can be looked at. */
export type ConfigFile =
  { readonly kind: 'server' } | { readonly kind: 'default' } | { readonly kind: 'instance'; readonly instance: string };
