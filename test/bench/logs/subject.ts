import { mkdirSync, rmSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { FollowedLog } from '../../../src/documents/logs/followedLog';
import { CAP_CHARS, PUBLISH_MS } from '../../../src/documents/logs/logDocument';
import { serverSource } from '../../../src/documents/logs/sources/serverSource';
import { timeWriter } from '../../../src/domain/log/logTime';
import { SETTINGS } from '../../../src/platform/settings/definitions';
import { openServer } from '../../../src/servers';

const FILE = 'demo/log/mta.log';

/** A log file of a server on this machine, in a folder of its own. */
export interface LogFolder {
  readonly root: string;
  readonly path: string;
  readonly remove: () => void;
}

export function logFolder(): LogFolder {
  const root = mkdtempSync(join(tmpdir(), 'dd-bench-logs-'));
  const path = join(root, 'var', FILE);
  mkdirSync(dirname(path), { recursive: true });
  return {
    root,
    path,
    remove: () => {
      rmSync(root, { recursive: true, force: true });
    },
  };
}

/** The log as an editor follows it, with the extension's own limits; only VS Code's part is not there. */
export function followed({ root }: LogFolder): { readonly log: FollowedLog; readonly read: () => string } {
  const server = openServer({ name: 'bench', channel: { kind: 'local', installDir: root } });
  if (server === undefined) {
    throw new Error('no channel');
  }
  const source = serverSource({
    file: FILE,
    logs: () => Promise.resolve(server.logs),
    missing: () => new Error(`${FILE} is missing`),
  });
  const log = new FollowedLog({
    source: () => Promise.resolve(source),
    lines: SETTINGS.auditLines.read(undefined),
    capChars: CAP_CHARS,
    publishMs: PUBLISH_MS,
    gapText: (reason) => `gap: ${reason}`,
  });
  const view = { time: timeWriter('server', 'UTC') };
  const encoder = new TextEncoder();
  return {
    log,
    read: () => {
      const { text } = log.render(view);
      // What VS Code is handed is bytes.
      encoder.encode(text);
      return text;
    },
  };
}
