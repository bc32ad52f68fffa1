import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Answer } from '../faults/deliver';
import type { Instance } from '../instance';

/** A folder or file below `var/res`; no name may begin with a dot. */
const PATH = /^\/res((?:\/[\w-][\w.-]*)+)$/;

/** `GET /res/img/logo.svg`: what was published to the server that answers readers. Undefined when it was not. */
export function resourcePage({ servers }: Instance, path: string): Answer | undefined {
  const below = PATH.exec(path)?.[1];
  const web = servers.servers.find(({ name }) => name.startsWith('web'));
  if (below === undefined || web === undefined || !below.endsWith('.svg')) return undefined;
  const file = join(web.dir, 'var', 'res', ...below.split('/'));
  return existsSync(file) ? { status: 200, type: 'image/svg+xml', body: readFileSync(file, 'utf8') } : undefined;
}
