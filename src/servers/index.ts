import type { Channel } from './channel/channel';
import { localChannel } from './channel/local';
import { sshChannel } from './channel/ssh';
import type { ServerDescriptor } from './descriptor';
import { DEFAULT_TIME_LIMITS, serverOver } from './openServer';
import type { TimeLimits } from './openServer';
import type { Backoff } from './log/followLog';
import type { ManagedServer } from './managedServer';

export interface OpenServerOptions {
  readonly limits?: TimeLimits;
  /** The OpenSSH client to use instead of the one on the PATH. */
  readonly sshProgram?: string;
  /** How a followed log comes back after a dropped connection. */
  readonly followBackoff?: Backoff;
}

/**
 * The server behind a descriptor; undefined when nobody but Adobe reaches it. Opens nothing yet: the first call
 * does. Every call rejects with a ServerError.
 */
export function openServer(descriptor: ServerDescriptor, options: OpenServerOptions = {}): ManagedServer | undefined {
  const { name, channel } = descriptor;
  const limits = options.limits ?? DEFAULT_TIME_LIMITS;
  const over = (identity: string, way: Channel): ManagedServer => serverOver(name, identity, way, limits, options.followBackoff);
  switch (channel.kind) {
    case 'local':
      return over(`local:${channel.installDir}`, localChannel(name, channel.installDir));
    case 'ssh': {
      const identity = `ssh:${channel.user ?? ''}@${channel.host}:${channel.port ?? ''}${channel.installDir}`;
      const program = options.sshProgram === undefined ? {} : { program: options.sshProgram };
      return over(identity, sshChannel(name, { ...channel, ...program }));
    }
    case 'none':
      return undefined;
  }
}
