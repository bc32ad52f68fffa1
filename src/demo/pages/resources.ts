import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Answer } from '../faults/deliver';
import type { Instance } from '../instance';

/** What is served, by the end of its name. */
const TYPES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  gif: 'image/gif',
  svg: 'image/svg+xml',
  webp: 'image/webp',
};

/** A folder or file below `var/res`; no name may begin with a dot. */
const PATH = /^\/res((?:\/[\w-][\w.-]*)+)$/;

/** `GET /res/img/logo.png`: what was published to the server that answers readers. Undefined when it was not. */
export function resourcePage({ servers }: Instance, path: string): Answer | undefined {
  const below = PATH.exec(path)?.[1];
  const web = servers.servers.find(({ name }) => name.startsWith('web'));
  const type = TYPES[below?.split('.').at(-1) ?? ''];
  if (below === undefined || web === undefined || type === undefined) {
    return undefined;
  }
  const file = join(web.dir, 'var', 'res', ...below.split('/'));
  return existsSync(file) ? { status: 200, type, body: readFileSync(file, 'latin1'), encoding: 'latin1' } : undefined;
}
