import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';

export interface ProgramCall {
  readonly file: string;
  readonly args: readonly string[];
  /** Set beside the environment of this process. */
  readonly env?: Readonly<Record<string, string>>;
  /** Windows: hand the arguments over as they are (see local.ts). */
  readonly verbatim?: boolean;
}

/** How long a process may take to obey SIGTERM. */
const KILL_AFTER_MS = 2000;

/** Starts a program without a shell, with nothing to read and both outputs piped. */
export function startProgram({ file, args, env, verbatim }: ProgramCall): ChildProcess {
  return spawn(file, args, {
    shell: false,
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
    windowsVerbatimArguments: verbatim ?? false,
    // A process group of its own, so that a hanging command ends together with what it started.
    detached: process.platform !== 'win32',
    ...(env === undefined ? {} : { env: { ...process.env, ...env } }),
  });
}

/** Ends a program together with what it started; harder when it does not obey. */
export function endProgram(child: ChildProcess): void {
  const { pid } = child;
  if (pid === undefined || child.exitCode !== null) {
    return;
  }
  send(child, pid, 'SIGTERM');
  const harder = setTimeout(() => {
    if (child.exitCode === null && child.signalCode === null) {
      send(child, pid, 'SIGKILL');
    }
  }, KILL_AFTER_MS);
  harder.unref();
}

function send(child: ChildProcess, pid: number, name: NodeJS.Signals): void {
  try {
    if (process.platform === 'win32') {
      killTree(child, pid);
    } else {
      process.kill(-pid, name);
    }
  } catch {
    // It ended by itself in between.
  }
}

/** Windows knows no groups and no polite signals: its own tool ends a program with all that it started. */
function killTree(child: ChildProcess, pid: number): void {
  const tool = join(process.env['SystemRoot'] ?? 'C:\\Windows', 'System32', 'taskkill.exe');
  const killer = spawn(tool, ['/pid', String(pid), '/t', '/f'], { stdio: 'ignore', windowsHide: true });
  killer.once('error', () => {
    child.kill();
  });
}
