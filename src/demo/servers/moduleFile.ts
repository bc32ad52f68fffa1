import { closeSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A running module. Shared between the instance and `nlserver` through a file in the server's folder. */
export interface ModuleState {
  readonly name: string;
  readonly instance: string;
  readonly pid: number;
  readonly memoryMb: number;
  /** Real epoch ms. */
  readonly startedAt: number;
}

export function modulesPath(dir: string): string {
  return join(dir, 'var', 'run', 'modules.json');
}

function isModule(value: unknown): value is ModuleState {
  return (
    typeof value === 'object' &&
    value !== null &&
    'name' in value &&
    typeof value.name === 'string' &&
    'instance' in value &&
    typeof value.instance === 'string' &&
    'pid' in value &&
    typeof value.pid === 'number' &&
    'memoryMb' in value &&
    typeof value.memoryMb === 'number' &&
    'startedAt' in value &&
    typeof value.startedAt === 'number'
  );
}

/** The running modules; none when the file is missing or broken. */
export function readModules(dir: string): ModuleState[] {
  try {
    const parsed: unknown = JSON.parse(readFileSync(modulesPath(dir), 'utf8'));
    return Array.isArray(parsed) ? parsed.filter(isModule) : [];
  } catch {
    return [];
  }
}

/** Writes in one step, so that no reader ever sees half a file. */
export function writeModules(dir: string, modules: readonly ModuleState[]): void {
  const path = modulesPath(dir);
  mkdirSync(dirname(path), { recursive: true });
  const temporary = `${path}.${process.pid}.tmp`;
  writeFileSync(temporary, JSON.stringify(modules, undefined, 1));
  renameSync(temporary, path);
}

const LOCK_PATIENCE_MS = 5000;
const LOCK_STALE_MS = 10_000;

function pause(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

/** Changes the list while nobody else does. Throws when the lock cannot be had within five seconds. */
export function changeModules(dir: string, change: (modules: readonly ModuleState[]) => readonly ModuleState[]): void {
  const lock = `${modulesPath(dir)}.lock`;
  mkdirSync(dirname(lock), { recursive: true });
  const deadline = Date.now() + LOCK_PATIENCE_MS;
  for (;;) {
    try {
      closeSync(openSync(lock, 'wx'));
      break;
    } catch (error) {
      if (isStale(lock)) {
        rmSync(lock, { force: true });
      } else if (Date.now() > deadline) {
        throw error;
      } else {
        pause(20);
      }
    }
  }
  try {
    writeModules(dir, change(readModules(dir)));
  } finally {
    rmSync(lock, { force: true });
  }
}

function isStale(lock: string): boolean {
  try {
    return Date.now() - statSync(lock).mtimeMs > LOCK_STALE_MS;
  } catch {
    return false;
  }
}
