import { ServerError } from '../errors';
import type { Channel } from './channel';
import { shellLine } from './quote';
import { runProcess } from './runProcess';
import type { Shell } from './shell';
import { shellChannel } from './shellChannel';
import { sshArguments } from './sshArguments';
import type { SshTarget } from './sshArguments';
import { SSH_FAILED, sshFailure, tailOf } from './sshFailure';
import { streamProcess } from './streamProcess';

export interface SshChannelOptions extends SshTarget {
  readonly installDir: string;
  /** The OpenSSH client; found on the PATH by default, so that the admin's own configuration just works. */
  readonly program?: string;
}

/** Campaign on another machine, by the system's OpenSSH client. */
export function sshChannel(server: string, options: SshChannelOptions): Channel {
  return shellChannel(server, options.installDir, sshShell(server, options));
}

function sshShell(server: string, options: SshChannelOptions): Shell {
  // ssh hands one line to the account's shell; it only ever starts sh with quoted arguments.
  const program = (argv: readonly string[]) => ({
    file: options.program ?? 'ssh',
    args: [...sshArguments(options, server), shellLine(argv)],
  });
  const refuse = (exitCode: number, stderr: string, doing: string): void => {
    if (exitCode !== SSH_FAILED) return;
    throw new ServerError({ code: sshFailure(stderr), server, doing, facts: { host: options.host, stderr: tailOf(stderr) } });
  };
  return {
    run: async (argv, doing, call) => {
      const outcome = await runProcess({ ...program(argv), server, doing, ...call });
      refuse(outcome.exitCode, outcome.stderr, doing);
      return outcome;
    },
    async *stream(argv, doing, signal) {
      const end = yield* streamProcess({ ...program(argv), server, doing, signal });
      refuse(end.exitCode, end.stderr, doing);
      return end;
    },
  };
}
