import type { Channel } from './channel/channel';
import { NOT_EXECUTABLE, NOT_FOUND } from './channel/script';
import { tailOf } from './channel/sshFailure';
import { readInstanceConfig, readSharedAutoStart } from './config/instanceConfig';
import { ServerError } from './errors';
import type { Backoff } from './log/followLog';
import { openLogs } from './log/openLogs';
import type { ManagedServer } from './managedServer';
import { validName } from './names';
import { controlArguments, pdumpArguments } from './nlserver/commands';
import { parsePdump } from './nlserver/pdump';
import type { CommandOutcome, InstanceConfig, ModuleList } from './sendingServer';

export interface TimeLimits {
  /** Looking: pdump and reading a file, ms. */
  readonly readMs: number;
  /** Starting, stopping, restarting, ms: an MTA may take a while to let go of its children. */
  readonly controlMs: number;
}

export const DEFAULT_TIME_LIMITS: TimeLimits = { readMs: 20_000, controlMs: 120_000 };

/** Modules on which a command is under way, over all servers of this process: never two at once. */
const busy = new Set<string>();

/** A server behind a channel. `identity` tells two servers apart, whatever they are called. */
export function serverOver(
  name: string,
  identity: string,
  channel: Channel,
  limits: TimeLimits = DEFAULT_TIME_LIMITS,
  followBackoff?: Backoff,
): ManagedServer {
  return {
    name,
    pdump: async (signal) => {
      const args = pdumpArguments();
      return modulesOf(name, await channel.nlserver(args, { signal, timeoutMs: limits.readMs }));
    },
    logs: openLogs(channel.files, { server: name, timeoutMs: limits.readMs, ...(followBackoff === undefined ? {} : { backoff: followBackoff }) }),
    readConfig: (instance, signal) => readConfig(name, channel, instance, { signal, timeoutMs: limits.readMs }),
    control: async (verb, module, instance, signal) => {
      const args = controlArguments(verb, module, instance, name);
      const key = `${identity}\n${module}@${instance}`;
      if (busy.has(key)) {
        throw new ServerError({ code: 'commandFailed', server: name, doing: `nlserver ${args.join(' ')}`, facts: { reason: 'busy' } });
      }
      busy.add(key);
      try {
        const outcome = await channel.control(args, { signal, timeoutMs: limits.controlMs });
        refuseMissingProgram(name, `nlserver ${args.join(' ')}`, outcome);
        return outcome;
      } finally {
        busy.delete(key);
      }
    },
  };
}

function modulesOf(server: string, outcome: CommandOutcome): ModuleList {
  const doing = 'nlserver pdump';
  refuseMissingProgram(server, doing, outcome);
  const list = parsePdump(outcome.stdout);
  if (list !== undefined) return list;
  const facts = { exitCode: String(outcome.exitCode), stdout: tailOf(outcome.stdout), stderr: tailOf(outcome.stderr) };
  throw new ServerError({ code: outcome.exitCode === 0 ? 'unreadable' : 'commandFailed', server, doing, facts });
}

function refuseMissingProgram(server: string, doing: string, { exitCode, stderr }: CommandOutcome): void {
  if (exitCode === NOT_FOUND || exitCode === NOT_EXECUTABLE) {
    throw new ServerError({ code: 'commandNotFound', server, doing, facts: { exitCode: String(exitCode), stderr: tailOf(stderr) } });
  }
}

async function readConfig(
  server: string,
  channel: Channel,
  instance: string,
  options: { readonly signal: AbortSignal; readonly timeoutMs: number },
): Promise<InstanceConfig> {
  const file = `config-${validName(instance, 'instance', server)}.xml`;
  const [shared, own, forAll] = await Promise.all(
    ['serverConf.xml', file, 'config-default.xml'].map((name) => channel.readConf(name, options)),
  );
  const doing = `reading ${file}`;
  if (own === undefined) throw new ServerError({ code: 'unreadable', server, doing, facts: { path: file, error: 'ENOENT' } });
  try {
    return {
      ...readInstanceConfig([...(shared === undefined ? [] : [shared]), own]),
      ...(forAll === undefined ? {} : { sharedAutoStart: readSharedAutoStart(forAll) }),
    };
  } catch (error) {
    throw new ServerError({
      code: 'unreadable',
      server,
      doing,
      facts: { path: file, error: error instanceof Error ? error.message.slice(0, 200) : '' },
      cause: error,
    });
  }
}
