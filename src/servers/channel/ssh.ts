import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Askpass } from '../askpass/askpass';
import { ServerError } from '../errors';
import type { Channel } from './channel';
import type { ProgramCall } from './childProcess';
import { privateFolder } from './privateFolder';
import { shellLine } from './posixShell';
import { runProcess } from './runProcess';
import type { Shell } from './call';
import { shellChannel } from './shellChannel';
import { sshArguments, type SshTarget } from './sshArguments';
import { sshProgram } from './sshProgram';
import { SSH_FAILED, sshFailure, tailOf } from './sshFailure';
import { SshMaster } from './sshMaster';
import { streamProcess } from './streamProcess';

export interface SshChannelOptions extends SshTarget {
  readonly installDir: string;
  /** The OpenSSH client; found on the PATH by default, so that the admin's own configuration just works. */
  readonly program?: string;
  /** More of ssh's options. */
  readonly extra?: readonly string[];
  /** Asks a person for passwords and passphrases. */
  readonly askpass?: Askpass;
}

/** How long opening a connection may take, ms: ssh's own ConnectTimeout comes first, and a person types. */
const OPEN_MS = 30_000;
const OPEN_TYPED_MS = 180_000;

/** Campaign on another machine, by the system's OpenSSH client. */
export function sshChannel(server: string, options: SshChannelOptions): Channel {
  return shellChannel(server, options.installDir, sshShell(server, options));
}

/** Shared connections, by what ssh is called with: two servers on one host, or one opened twice, share theirs. */
const masters = new Map<string, SshMaster>();

function sshShell(server: string, options: SshChannelOptions): Shell {
  const key = JSON.stringify([options.program, options.extra, options.user, options.host, options.port]);
  const controlPath = socketFor(key);
  const call = async (argv: readonly string[]): Promise<ProgramCall> => {
    // Without sharing every call would ask again: then nobody is asked.
    const env = controlPath === undefined ? undefined : await options.askpass?.environment(server);
    const args = sshArguments(options, server, { controlPath, prompts: env !== undefined, extra: options.extra });
    return {
      file: options.program ?? sshProgram(),
      // ssh hands one line to the account's shell; it only ever starts sh with quoted arguments.
      args: [...args, shellLine(argv)],
      ...(env === undefined ? {} : { env }),
    };
  };
  const refuse = (exitCode: number, stderr: string, doing: string): void => {
    if (exitCode !== SSH_FAILED) {
      return;
    }
    master?.lost();
    throw new ServerError({
      code: sshFailure(stderr),
      server,
      doing,
      facts: { host: options.host, stderr: tailOf(stderr) },
    });
  };
  const open = async (signal: AbortSignal): Promise<void> => {
    const doing = `ssh ${options.host}`;
    const timeoutMs = options.askpass === undefined ? OPEN_MS : OPEN_TYPED_MS;
    const { exitCode, stderr } = await runProcess({
      ...(await call(['true'])),
      server,
      doing,
      signal,
      timeoutMs,
      quietMs: 20,
    });
    refuse(exitCode, stderr, doing);
  };
  const master = controlPath === undefined ? undefined : masterFor(key, open);
  return {
    run: async (argv, doing, limits) => {
      const program = await call(argv);
      await master?.ready(server, doing, limits.signal);
      const outcome = await runProcess({ ...program, server, doing, ...limits });
      refuse(outcome.exitCode, outcome.stderr, doing);
      return outcome;
    },
    async *stream(argv, doing, signal) {
      const program = await call(argv);
      await master?.ready(server, doing, signal);
      const end = yield* streamProcess({ ...program, server, doing, signal });
      refuse(end.exitCode, end.stderr, doing);
      return end;
    },
  };
}

/**
 * A socket for each way of calling ssh. Its own %C would not do: it leaves out by which jump host a name is reached, and
 * the same private address may be two machines.
 */
function socketFor(key: string): string | undefined {
  const folder = privateFolder();
  return folder === undefined ? undefined : join(folder, createHash('sha256').update(key).digest('hex').slice(0, 32));
}

function masterFor(key: string, open: (signal: AbortSignal) => Promise<void>): SshMaster {
  const known = masters.get(key) ?? new SshMaster(open);
  masters.set(key, known);
  return known;
}
