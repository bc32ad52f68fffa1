import type { Askpass } from './askpass/askpass';
import { AskpassServer } from './askpass/askpassServer';
import type { Channel } from './channel/channel';
import { localChannel } from './channel/local';
import { sshChannel } from './channel/ssh';
import { templateChannel, type TemplateProblem } from './channel/template';
import { unusableChannel } from './channel/unusableChannel';
import type { ChannelDescriptor, ServerDescriptor } from './descriptor';
import { ServerError } from './errors';
import type { Backoff } from './log/followLog';
import type { ManagedServer } from './managedServer';
import { DEFAULT_TIME_LIMITS, serverOver, type TimeLimits } from './openServer';
import { isHere, otherMachine } from './thisMachine';

export { AskpassServer };

/** The argument arrays of the settings by name; `untrusted`: this workspace may not use them. */
export type CommandTemplates = ReadonlyMap<string, readonly string[]> | 'untrusted';

export interface OpenServerOptions {
  readonly limits?: TimeLimits;
  /** The OpenSSH client to use instead of the one on the PATH, and more options for it. */
  readonly sshProgram?: string;
  readonly sshOptions?: readonly string[];
  /** Asks a person for what ssh asks; without it nobody is asked. */
  readonly askpass?: Askpass;
  readonly templates?: CommandTemplates;
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
  const over = (identity: string, way: Channel): ManagedServer =>
    serverOver(name, identity, way, limits, options.followBackoff);
  switch (channel.kind) {
    case 'local':
      return over(`local:${channel.installDir}`, localOrNone(name, channel));
    case 'ssh': {
      const identity = `ssh:${channel.user ?? ''}@${channel.host}:${channel.port ?? ''}${channel.installDir}`;
      const { sshProgram: program, sshOptions: extra, askpass } = options;
      return over(identity, sshChannel(name, { ...channel, program, extra, askpass }));
    }
    case 'template': {
      const identity = `template:${channel.template}:${channel.host}:${channel.instance ?? ''}${channel.installDir}`;
      if (options.templates === 'untrusted') {
        return over(identity, templateless(name, 'untrusted'));
      }
      const template = options.templates?.get(channel.template);
      return over(
        identity,
        template === undefined ? templateless(name, 'missing') : templateChannel(name, { ...channel, template }),
      );
    }
    case 'none':
      return undefined;
  }
}

function templateless(server: string, reason: TemplateProblem): Channel {
  return unusableChannel((doing) => new ServerError({ code: 'template', server, doing, facts: { reason } }));
}

/** Campaign on this machine, unless another one was meant: the same folder holds another Campaign there. */
function localOrNone(name: string, channel: Extract<ChannelDescriptor, { kind: 'local' }>): Channel {
  return isHere(channel)
    ? localChannel(name, channel.installDir)
    : unusableChannel((doing) => otherMachine(name, channel, doing));
}
