import type { Channel } from './channel/channel';
import { NOT_EXECUTABLE, NOT_FOUND } from './channel/posixShell';
import { tailOf } from './channel/sshFailure';
import { configFileName, validName } from './validNames';
import { readInstanceConfig, readSharedAutoStart } from './config/instanceConfig';
import { maskSecrets } from './config/maskSecrets';
import { ServerError } from './errors';
import type { Backoff } from './log/followLog';
import { openLogs } from './log/openLogs';
import type { ManagedServer } from './managedServer';
import { controlArguments, missingArguments, parseMissing, pdumpArguments, reloadArguments } from './nlserver/commands';
import { parsePdump } from './nlserver/pdump';
import type { CommandOutcome } from './channel/call';
import type { InstanceConfig, ModuleList } from './sendingServer';
import { openTemporaryFiles, removeTemporaryFiles } from './files/temporaryFiles';
import { SERVER_WRITES } from './writes';

export interface TimeLimits {
  /** Looking: pdump and reading a file, ms. */
  readonly readMs: number;
  /** Starting, stopping, restarting, ms: an MTA may take a while to let go of its children. */
  readonly controlMs: number;
}

export const DEFAULT_TIME_LIMITS: TimeLimits = { readMs: 20_000, controlMs: 120_000 };

/** What a command is under way on, over all servers of this process. */
const busy = new Set<string>();

/** A server behind a channel. `identity` tells two servers apart, whatever they are called. */
export function serverOver(
  name: string,
  identity: string,
  channel: Channel,
  limits: TimeLimits = DEFAULT_TIME_LIMITS,
  followBackoff?: Backoff,
): ManagedServer {
  // A signal of its own for each call: one that many calls listen to would be taken for a leak.
  const reading = (signal: AbortSignal) => ({ signal: AbortSignal.any([signal]), timeoutMs: limits.readMs });
  const looking = async (args: readonly string[], signal: AbortSignal): Promise<CommandOutcome> => {
    const outcome = await channel.nlserver(args, reading(signal));
    refuseMissingProgram(name, `nlserver ${args.join(' ')}`, outcome);
    return outcome;
  };
  const changing = (args: readonly string[], what: string, signal: AbortSignal): Promise<CommandOutcome> =>
    onlyOnce(`${identity}\n${what}`, name, args, async () => {
      const outcome = await channel.control(args, { signal: AbortSignal.any([signal]), timeoutMs: limits.controlMs });
      refuseMissingProgram(name, `nlserver ${args.join(' ')}`, outcome);
      return outcome;
    });
  return {
    name,
    identity,
    logs: openLogs(channel.files, {
      server: name,
      timeoutMs: limits.readMs,
      ...(followBackoff === undefined ? {} : { backoff: followBackoff }),
    }),
    temporary: openTemporaryFiles(channel.files, reading),
    pdump: async (signal) => modulesOf(name, await looking(pdumpArguments(), signal)),
    pdumpWho: async (signal) => {
      const outcome = await looking(pdumpArguments(true), signal);
      modulesOf(name, outcome);
      return outcome.stdout;
    },
    monitorMissing: async (signal) => parseMissing((await looking(missingArguments(), signal)).stdout),
    hostFacts: (signal) => channel.host(reading(signal)),
    configText: async (file, signal) => {
      const text = await channel.readConf(configFileName(file, name), reading(signal));
      return text === undefined ? undefined : maskSecrets(text);
    },
    readConfig: (instance, signal) => readConfig(name, channel, instance, reading(signal)),
    [SERVER_WRITES]: {
      control: async (verb, module, instance, signal) =>
        changing(controlArguments(verb, module, instance, name), `${module}@${instance}`, signal),
      reload: (what, signal) => changing(reloadArguments(what), `${what} -reload`, signal),
      removeTemporary: (files, signal) => removeTemporaryFiles(channel.files, files, name, reading(signal)),
    },
  };
}

/** Never two commands on the same thing at once. */
async function onlyOnce<T>(key: string, server: string, args: readonly string[], work: () => Promise<T>): Promise<T> {
  if (busy.has(key)) {
    throw new ServerError({
      code: 'commandFailed',
      server,
      doing: `nlserver ${args.join(' ')}`,
      facts: { reason: 'busy' },
    });
  }
  busy.add(key);
  try {
    return await work();
  } finally {
    busy.delete(key);
  }
}

function modulesOf(server: string, outcome: CommandOutcome): ModuleList {
  const doing = 'nlserver pdump';
  refuseMissingProgram(server, doing, outcome);
  const list = parsePdump(outcome.stdout);
  // A command that failed after its banner has not looked.
  if (list !== undefined && (list.onlyBanner !== true || outcome.exitCode === 0)) {
    return list;
  }
  const facts = { exitCode: String(outcome.exitCode), stdout: tailOf(outcome.stdout), stderr: tailOf(outcome.stderr) };
  throw new ServerError({ code: outcome.exitCode === 0 ? 'unreadable' : 'commandFailed', server, doing, facts });
}

/** What the system's loader says when a program cannot be started for want of a library. */
const MISSING_LIBRARY = /error while loading shared libraries: ([^:\s]{1,200})|Library not loaded: (\S{1,200})/;

function refuseMissingProgram(server: string, doing: string, { exitCode, stdout, stderr }: CommandOutcome): void {
  const said = tailOf(stderr === '' ? stdout : stderr);
  // A command that leaves processes behind brings both streams as one.
  const [library, linux, mac] = MISSING_LIBRARY.exec(`${stderr}\n${stdout}`) ?? [];
  if (exitCode !== 0 && library !== undefined) {
    throw new ServerError({
      code: 'commandFailed',
      server,
      doing,
      facts: { reason: 'missingLibrary', library: linux ?? mac ?? '', exitCode: String(exitCode), stderr: said },
    });
  }
  if (exitCode === NOT_FOUND || exitCode === NOT_EXECUTABLE) {
    throw new ServerError({
      code: 'commandNotFound',
      server,
      doing,
      facts: {
        ...(exitCode === NOT_EXECUTABLE ? { reason: 'notExecutable' } : {}),
        exitCode: String(exitCode),
        stderr: said,
      },
    });
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
  if (own === undefined) {
    throw new ServerError({ code: 'unreadable', server, doing, facts: { path: file, error: 'ENOENT' } });
  }
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
