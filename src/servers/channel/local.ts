import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ServerError } from '../errors';
import { localHost } from '../hostFacts';
import { localFiles } from '../files/localFiles';
import type { CallOptions, CommandOutcome } from './call';
import type { Channel } from './channel';
import { runProcess } from './runProcess';
import { LOCAL_CONTROL_SCRIPT, NLSERVER_SCRIPT, scriptArguments } from './posixShell';

interface Program {
  readonly file: string;
  readonly args: readonly string[];
  readonly verbatim?: boolean;
  readonly env?: Readonly<Record<string, string>>;
}

/** What only looks is asked in English; modules that a command starts live on in the server's own language. */
type Purpose = 'look' | 'control';

/** Campaign on this machine (the demo's servers are such). */
export function localChannel(server: string, installDir: string): Channel {
  return {
    nlserver: (args, options) => run(server, installDir, args, options, 'look'),
    // Nobody but us holds the pipes here: runProcess stops waiting soon after the command has ended.
    control: (args, options) => run(server, installDir, args, options, 'control'),
    readConf: (name, options) => readConf(server, join(installDir, 'conf', name), options),
    files: localFiles(server, installDir),
    host: () => localHost(installDir),
  };
}

async function run(
  server: string,
  installDir: string,
  args: readonly string[],
  options: CallOptions,
  purpose: Purpose,
): Promise<CommandOutcome> {
  const doing = `nlserver ${args.join(' ')}`;
  const program =
    process.platform === 'win32'
      ? windowsProgram(server, installDir, args, doing)
      : posixProgram(installDir, args, purpose);
  if (program === undefined) {
    throw new ServerError({
      code: 'commandNotFound',
      server,
      doing,
      facts: { path: join(installDir, 'bin', 'nlserver') },
    });
  }
  return runProcess({ ...program, ...options, server, doing });
}

/** Started directly; through the fixed script only where there is an environment to set first. */
function posixProgram(installDir: string, args: readonly string[], purpose: Purpose): Program | undefined {
  const file = join(installDir, 'bin', 'nlserver');
  if (!existsSync(file)) {
    return undefined;
  }
  return existsSync(join(installDir, 'env.sh'))
    ? {
        file: '/bin/sh',
        args: scriptArguments(purpose === 'look' ? NLSERVER_SCRIPT : LOCAL_CONTROL_SCRIPT, [installDir, ...args]),
      }
    : { file, args, ...(purpose === 'look' ? { env: { LC_ALL: 'C' } } : {}) };
}

/**
 * nlserver.exe directly. A .cmd runs in cmd.exe only (Node refuses it without a shell), which expands `%` even in
 * quotes: a folder with such a character is refused. The arguments are validated names and need no quoting.
 */
function windowsProgram(
  server: string,
  installDir: string,
  args: readonly string[],
  doing: string,
): Program | undefined {
  const exe = join(installDir, 'bin', 'nlserver.exe');
  if (existsSync(exe)) {
    return { file: exe, args };
  }
  const cmd = join(installDir, 'bin', 'nlserver.cmd');
  if (!existsSync(cmd)) {
    return undefined;
  }
  const unsafe = /["%!\r\n]/.test(cmd) || args.some((argument) => !/^[\w@-]+$/.test(argument));
  if (unsafe) {
    throw new ServerError({ code: 'badName', server, doing, facts: { kind: 'folder', name: installDir } });
  }
  return {
    file: process.env['ComSpec'] ?? 'cmd.exe',
    args: ['/d', '/s', '/c', `""${cmd}" ${args.join(' ')}"`],
    verbatim: true,
  };
}

async function readConf(server: string, path: string, options: CallOptions): Promise<string | undefined> {
  const doing = `reading ${path}`;
  try {
    const signal = AbortSignal.any([options.signal, AbortSignal.timeout(options.timeoutMs)]);
    return await readFile(path, { encoding: 'utf8', signal });
  } catch (error) {
    if (options.signal.aborted) {
      throw new ServerError({ code: 'cancelled', server, doing, facts: {}, cause: error });
    }
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'ENOENT') {
      return undefined;
    }
    const timedOut = error instanceof Error && error.name === 'AbortError';
    throw new ServerError({
      code: timedOut ? 'timeout' : 'unreadable',
      server,
      doing,
      facts: { path, error: code },
      cause: error,
    });
  }
}
