import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { causeSkeleton } from './cause';
import { commandSkeleton } from './command';
import { ruleSkeleton } from './rule';
import { panelSkeleton } from './panel';
import type { Skeleton } from './skeleton';

type MakeSkeleton = (name: string, folder?: string) => Skeleton;

/** What can be begun with `npm run new`. */
export const SKELETONS: Readonly<Record<string, MakeSkeleton>> = {
  cause: causeSkeleton,
  command: commandSkeleton,
  panel: panelSkeleton,
  rule: ruleSkeleton,
};

/** Writes a skeleton below `root`. Throws, with nothing written, when one of its files is there already. */
export function writeSkeleton(root: string, { files, edits }: Skeleton): void {
  const taken = [...files.keys()].filter((file) => existsSync(join(root, file)));
  if (taken.length > 0) {
    throw new Error(`${taken.join(', ')}: there already.`);
  }
  const changed = new Map<string, string>();
  for (const { file, edit } of edits) {
    changed.set(file, edit(changed.get(file) ?? readFileSync(join(root, file), 'utf8')));
  }
  for (const [file, text] of [...files, ...changed]) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
}

/** Runs from the project's folder; returns the exit code. `NAME` may name the folder, too: `servers/pingServer`. */
export function main([kind = '', path = '']: readonly string[]): number {
  const make = Object.entries(SKELETONS).find(([name]) => name === kind)?.[1];
  const [, folder, name = ''] = /^(?:([a-z][A-Za-z]*)\/)?([a-z][A-Za-z0-9]*)$/.exec(path) ?? [];
  if (make === undefined || name === '') {
    console.error(`Usage: npm run new -- ${Object.keys(SKELETONS).join('|')} [FOLDER/]NAME, with a NAME likeThis`);
    return 1;
  }
  const skeleton = make(name, folder);
  try {
    writeSkeleton('.', skeleton);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return 1;
  }
  const written = [...new Set([...skeleton.files.keys(), ...skeleton.edits.map(({ file }) => file)])].map(
    (file) => `  ${file}`,
  );
  console.log(['Written:', ...written, 'Now:', ...skeleton.next.map((step) => `  ${step}`)].join('\n'));
  return 0;
}
