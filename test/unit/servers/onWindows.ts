import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Does something as if this were Windows: what asks `process.platform` is told so, and these variables are set.
 * Programs are shell scripts that are called as Windows calls its own (`nlserver.exe`); whether Windows itself starts
 * them is seen in the workflow's job on it.
 */
export async function onWindows<T>(
  work: () => Promise<T>,
  variables: Readonly<Record<string, string>> = {},
): Promise<T> {
  const platform = Object.getOwnPropertyDescriptor(process, 'platform') ?? {};
  const before = { ...process.env };
  Object.defineProperty(process, 'platform', { ...platform, value: 'win32' });
  Object.assign(process.env, variables);
  try {
    return await work();
  } finally {
    Object.defineProperty(process, 'platform', platform);
    for (const name of Object.keys(variables)) {
      if (before[name] === undefined) {
        Reflect.deleteProperty(process.env, name);
      } else {
        process.env[name] = before[name];
      }
    }
  }
}

/** Puts a program into a folder that writes its arguments into `<name>.args`, one a line, and then does this. */
export function program(folder: string, name: string, then = ''): string {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\nprintf '%s\\n' "$@" > "$0.args"\n${then}\n`);
  chmodSync(path, 0o755);
  return path;
}
