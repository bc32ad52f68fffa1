import type { ServerLogs } from './log/serverLogs';
import type { SendingServer } from './sendingServer';

/** A server with everything that an admin does there. What judges a delivery needs no more than SendingServer. */
export interface ManagedServer extends SendingServer {
  readonly logs: ServerLogs;
}
