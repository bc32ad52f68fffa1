import { appendFileSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

export type ServerLogLevel = 'error' | 'warning' | 'info';

const LEVEL_NUMBER: Readonly<Record<ServerLogLevel, number>> = { error: 0, warning: 1, info: 2 };
const MAX_BYTES = 10_000_000;

export function logPath(dir: string, instance: string, module: string): string {
  return join(dir, 'var', instance, 'log', `${module}.log`);
}

/** `2021-05-31T08:42:18.124Z  66462  66501  1  error  log  text`: the fields of the samples Adobe published. */
export function formatLogLine(at: number, pid: number, level: ServerLogLevel, text: string): string {
  return [new Date(at).toISOString(), pid, pid + 39, LEVEL_NUMBER[level], level, 'log', text].join('\t');
}

/** Appends lines; at 10 MB the file becomes `<module>_2.log`, as Campaign rotates. */
export function appendLog(dir: string, instance: string, module: string, lines: readonly string[]): void {
  const path = logPath(dir, instance, module);
  mkdirSync(dirname(path), { recursive: true });
  if (existsSync(path) && statSync(path).size > MAX_BYTES) {
    renameSync(path, path.replace(/\.log$/, '_2.log'));
  }
  appendFileSync(path, `${lines.join('\n')}\n`);
}
