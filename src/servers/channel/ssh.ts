import { posix } from 'node:path';
import { ServerError } from '../errors';
import type { CommandOutcome } from '../sendingServer';
import type { CallOptions, Channel } from './channel';
import { shellLine } from './quote';
import { runProcess } from './runProcess';
import { CONTROL_SCRIPT, NLSERVER_SCRIPT, NO_SUCH_FILE, READ_SCRIPT, scriptArguments } from './script';
import { sshArguments } from './sshArguments';
import type { SshTarget } from './sshArguments';
import { SSH_FAILED, sshFailure, tailOf } from './sshFailure';

export interface SshChannelOptions extends SshTarget {
  readonly installDir: string;
  /** The OpenSSH client; found on the PATH by default, so that the admin's own configuration just works. */
  readonly program?: string;
}

/** Campaign on another machine, by the system's OpenSSH client. */
export function sshChannel(server: string, options: SshChannelOptions): Channel {
  return {
    nlserver: (args, call) =>
      run(server, options, scriptArguments(NLSERVER_SCRIPT, [options.installDir, ...args]), `nlserver ${args.join(' ')}`, call),
    control: (args, call) =>
      run(server, options, scriptArguments(CONTROL_SCRIPT, [options.installDir, ...args]), `nlserver ${args.join(' ')}`, call),
    readConf: async (name, call) => {
      const path = posix.join(options.installDir, 'conf', name);
      const doing = `reading ${path}`;
      const { exitCode, stdout, stderr } = await run(server, options, scriptArguments(READ_SCRIPT, [path]), doing, call);
      if (exitCode === NO_SUCH_FILE) return undefined;
      if (exitCode === 0) return stdout;
      throw new ServerError({ code: 'unreadable', server, doing, facts: { path, stderr: tailOf(stderr) } });
    },
  };
}

async function run(
  server: string,
  options: SshChannelOptions,
  script: readonly string[],
  doing: string,
  call: CallOptions,
): Promise<CommandOutcome> {
  if (!options.installDir.startsWith('/') || options.installDir.includes('\0')) {
    throw new ServerError({ code: 'badName', server, doing, facts: { kind: 'folder', name: options.installDir.slice(0, 80) } });
  }
  const outcome = await runProcess({
    file: options.program ?? 'ssh',
    // ssh hands one line to the account's shell; it only ever starts sh with quoted arguments.
    args: [...sshArguments(options, server), shellLine(['sh', ...script])],
    server,
    doing,
    ...call,
  });
  if (outcome.exitCode === SSH_FAILED) {
    throw new ServerError({
      code: sshFailure(outcome.stderr),
      server,
      doing,
      facts: { host: options.host, stderr: tailOf(outcome.stderr) },
    });
  }
  return outcome;
}
