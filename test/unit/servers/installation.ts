import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A folder with a real `bin/nlserver` (a shell script) and `conf/`, removed with `remove()`. */
export interface Installation {
  readonly dir: string;
  remove(): void;
}

export const CONFIG = '<serverconf><mta autoStart="true" statServerAddress="localhost"/></serverconf>';

export function installation(
  nlserver: string,
  files: Readonly<Record<string, string>> = { 'conf/config-demo.xml': CONFIG },
): Installation {
  const dir = mkdtempSync(join(tmpdir(), "dd servers'"));
  mkdirSync(join(dir, 'bin'));
  mkdirSync(join(dir, 'conf'));
  writeFileSync(join(dir, 'bin/nlserver'), `#!/bin/sh\n${nlserver}\n`);
  chmodSync(join(dir, 'bin/nlserver'), 0o755);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), text);
  }
  return {
    dir,
    remove: () => {
      // A module that was stopped may write its last line while its folder goes.
      rmSync(dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
    },
  };
}
