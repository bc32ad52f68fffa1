import { localChannel } from './channel/local';
import { sshChannel } from './channel/ssh';
import type { ServerDescriptor } from './descriptor';
import { DEFAULT_TIME_LIMITS, serverOver } from './openServer';
import type { TimeLimits } from './openServer';
import type { SendingServer } from './sendingServer';

export interface OpenServerOptions {
  readonly limits?: TimeLimits;
  /** The OpenSSH client to use instead of the one on the PATH. */
  readonly sshProgram?: string;
}

/**
 * The server behind a descriptor; undefined when nobody but Adobe reaches it. Opens nothing yet: the first call
 * does. Every call rejects with a ServerError.
 */
export function openServer(descriptor: ServerDescriptor, options: OpenServerOptions = {}): SendingServer | undefined {
  const { name, channel } = descriptor;
  const limits = options.limits ?? DEFAULT_TIME_LIMITS;
  switch (channel.kind) {
    case 'local':
      return serverOver(name, `local:${channel.installDir}`, localChannel(name, channel.installDir), limits);
    case 'ssh': {
      const identity = `ssh:${channel.user ?? ''}@${channel.host}:${channel.port ?? ''}${channel.installDir}`;
      const program = options.sshProgram === undefined ? {} : { program: options.sshProgram };
      return serverOver(name, identity, sshChannel(name, { ...channel, ...program }), limits);
    }
    case 'none':
      return undefined;
  }
}
