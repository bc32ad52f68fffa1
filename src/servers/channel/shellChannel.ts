import { posix } from 'node:path';
import { ServerError } from '../errors';
import { shellFiles } from '../files/shellFiles';
import { HOST_SCRIPT, parseHostFacts } from '../hostFacts';
import type { CallOptions, Shell } from './call';
import type { Channel } from './channel';
import {
  CONTROL_SCRIPT,
  NLSERVER_SCRIPT,
  NO_SUCH_FILE,
  READ_SCRIPT,
  remoteArguments,
  withoutNoise,
} from './posixShell';
import { tailOf } from './sshFailure';

/** Campaign at the far end of a shell: every operation is one of the fixed scripts with its parameters. */
export function shellChannel(server: string, installDir: string, shell: Shell): Channel {
  const checked: Shell = {
    run: async (argv, doing, options) => {
      refuseFolder(server, installDir, doing);
      return shell.run(argv, doing, options);
    },
    stream: (argv, doing, signal) => {
      refuseFolder(server, installDir, doing);
      return shell.stream(argv, doing, signal);
    },
  };
  const run = async (script: string, parameters: readonly string[], doing: string, call: CallOptions) => {
    const outcome = await checked.run(remoteArguments(script, parameters), doing, call);
    return { ...outcome, stdout: withoutNoise(outcome.stdout) };
  };
  const nlserver = (script: string, args: readonly string[], call: CallOptions) =>
    run(script, [installDir, ...args], `nlserver ${args.join(' ')}`, call);
  return {
    nlserver: (args, call) => nlserver(NLSERVER_SCRIPT, args, call),
    control: (args, call) => nlserver(CONTROL_SCRIPT, args, call),
    readConf: async (name, call) => {
      const path = posix.join(installDir, 'conf', name);
      const doing = `reading ${path}`;
      const { exitCode, stdout, stderr } = await run(READ_SCRIPT, [path], doing, call);
      if (exitCode === NO_SUCH_FILE) {
        return undefined;
      }
      if (exitCode === 0) {
        return stdout;
      }
      throw new ServerError({ code: 'unreadable', server, doing, facts: { path, stderr: tailOf(stderr) } });
    },
    files: shellFiles(server, installDir, checked),
    host: async (call) => {
      const doing = 'date and df';
      const began = Date.now();
      const { stdout, stderr } = await run(HOST_SCRIPT, [installDir], doing, call);
      const facts = parseHostFacts(stdout, (began + Date.now()) / 2);
      if (facts === undefined) {
        throw new ServerError({ code: 'unreadable', server, doing, facts: { stderr: tailOf(stderr) } });
      }
      return facts;
    },
  };
}

function refuseFolder(server: string, installDir: string, doing: string): void {
  if (installDir.startsWith('/') && !installDir.includes('\0')) {
    return;
  }
  throw new ServerError({ code: 'badName', server, doing, facts: { kind: 'folder', name: installDir.slice(0, 80) } });
}
