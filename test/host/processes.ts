import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { GiveUp } from './steps';

/** A program that was started in a process group of its own, so that all it starts can be ended with it. */
export interface Started {
  readonly pid: number;
  /** What it has printed so far (the last 64 kB). */
  readonly output: () => string;
  /** The exit code, once it has ended; a signal counts as 1. */
  readonly code: () => number | undefined;
  /** Settles with the exit code. */
  readonly exited: Promise<number>;
  /** Asks the whole group to end, waits this long, and insists. */
  readonly stop: (politeMs?: number) => Promise<void>;
}

export interface StartOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Also show what it prints. */
  readonly show?: boolean;
}

const KEPT_OUTPUT = 65_536;
const POLITE_MS = 6000;
const windows = process.platform === 'win32';
const running = new Set<Started>();
const cleanings = new Set<() => Promise<void>>();
let stopping: Promise<void> | undefined;
let signalled = false;

/** Starts a program in a group of its own; {@link stopAll} ends it if nobody else does. */
export function start(command: string, args: readonly string[], options: StartOptions = {}): Started {
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: !windows,
    // Only a batch file needs the shell; a path with blanks in it would break there.
    shell: windows && command.toLowerCase().endsWith('.cmd'),
  });
  let output = '';
  const keep = (chunk: Buffer): void => {
    output = (output + chunk.toString()).slice(-KEPT_OUTPUT);
    if (options.show === true) {
      process.stdout.write(chunk);
    }
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  let code: number | undefined;
  const exited = new Promise<number>((resolve) => {
    const end = (value: number): void => {
      code ??= value;
      resolve(code);
    };
    child.on('error', (error) => {
      output += `\n${command}: ${error.message}\n`;
      end(127);
    });
    child.on('close', (value) => {
      end(value ?? 1);
    });
  });
  const started: Started = {
    pid: child.pid ?? 0,
    output: () => output,
    code: () => code,
    exited,
    stop: async (politeMs = POLITE_MS) => {
      await stopGroup(child, politeMs);
      running.delete(started);
    },
  };
  running.add(started);
  return started;
}

/** Runs a program to its end and gives back what it printed. Throws with the end of its output when it fails. */
export async function run(command: string, args: readonly string[], options: StartOptions = {}): Promise<string> {
  const started = start(command, args, options);
  const code = await started.exited;
  running.delete(started);
  if (code === 0) {
    return started.output();
  }
  const tail = options.show === true ? '' : `\n${started.output().trim().split('\n').slice(-25).join('\n')}`;
  throw new GiveUp(`${[command, ...args].join(' ')} failed with code ${code}.${tail}`);
}

/** Runs when everything has been stopped: to remove what only running programs needed. */
export function afterStop(clean: () => Promise<void>): void {
  cleanings.add(clean);
}

/** Ends everything that {@link start} started, then cleans up behind it. */
export function stopAll(): Promise<void> {
  stopping ??= stopThenClean().finally(() => {
    stopping = undefined;
  });
  return stopping;
}

async function stopThenClean(): Promise<void> {
  await Promise.all([...running].map((started) => started.stop()));
  const due = [...cleanings];
  cleanings.clear();
  await Promise.all(due.map((clean) => clean()));
}

/** Makes Ctrl-C and a polite kill end everything that was started before this process ends itself. */
export function stopOnSignals(): void {
  const stop = (signal: NodeJS.Signals): void => {
    if (signalled) {
      return;
    }
    signalled = true;
    void stopAll().finally(() => process.exit(signal === 'SIGINT' ? 130 : 143));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, stop);
  }
}

/** Stops everything and ends this process; after a signal, {@link stopOnSignals} is already doing both. */
export async function endProcess(code: number): Promise<void> {
  if (signalled) {
    return;
  }
  await stopAll();
  process.exit(code);
}

/** Whether a signal has asked this process to end: what ends then has not failed. */
export function isEnding(): boolean {
  return signalled;
}

async function stopGroup(child: ChildProcess, politeMs: number): Promise<void> {
  if (child.pid === undefined) {
    return;
  }
  if (windows) {
    spawn('taskkill', ['/pid', String(child.pid), '/t', '/f'], { stdio: 'ignore' });
    return;
  }
  signalGroup(child.pid, 'SIGTERM');
  const patience = Date.now() + politeMs;
  while (Date.now() < patience && isGroupAlive(child.pid)) {
    await delay(25);
  }
  signalGroup(child.pid, 'SIGKILL');
}

/** Whether there was still somebody in the group to receive the signal. */
function signalGroup(group: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-group, signal);
  } catch {
    return false;
  }
}

/** Whether a program of the group still runs. One that has ended but was not yet collected by init also receives signals: it does not count. */
function isGroupAlive(group: number): boolean {
  if (!signalGroup(group, 0)) {
    return false;
  }
  if (process.platform !== 'linux') {
    return true;
  }
  return readdirSync('/proc').some((name) => /^\d+$/.test(name) && isRunningMember(name, group));
}

function isRunningMember(pid: string, group: number): boolean {
  try {
    // "pid (name) state ppid pgrp …": the name may hold anything, so count from its end.
    const [state, , pgrp] = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return Number(pgrp) === group && state !== 'Z';
  } catch {
    return false;
  }
}
