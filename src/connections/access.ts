import type { CampaignInstance } from '../campaign/instance';
import type { ManagedServer } from '../servers/managedServer';
import type { SendingServer } from '../servers/sendingServer';
import type { ConnectionDescriptor } from './descriptor';

/** Names one delivery of one instance: what commands, panels and documents carry. */
export interface DeliveryRef {
  readonly connectionId: string;
  readonly deliveryId: string;
}

/** What features see of the connections: narrow on purpose. */
export interface ConnectionAccess {
  descriptor(connectionId: string): ConnectionDescriptor | undefined;
  /** The signed-in instance; signs in when needed. Rejects with a CampaignError. */
  instance(connectionId: string, signal: AbortSignal): Promise<CampaignInstance>;
  /** The instances that were added with the address of this server: where an account of mid-sourcing leads. */
  instancesAt?(server: string): readonly ConnectionDescriptor[];
  /** The sending servers that the descriptor names and that can be reached (kind `none` is left out). */
  servers(connectionId: string): Promise<readonly SendingServer[]>;
}

/** A log file of a server: `file` as the server's list of logs names it, e.g. `demo/log/mta.log`. */
export interface ServerLogRef {
  readonly connectionId: string;
  /** Name of the server in the instance's list. */
  readonly serverId: string;
  readonly file: string;
}

/** The same log file on every server of an instance. */
export type MergedLogRef = Omit<ServerLogRef, 'serverId'>;

/** What features that work on the servers themselves see of them: logs, configuration files, modules. */
export interface ServerAccess {
  descriptor(connectionId: string): ConnectionDescriptor | undefined;
  servers(connectionId: string): Promise<readonly ManagedServer[]>;
}
