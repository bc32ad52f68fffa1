import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import * as z from 'zod';

const Manifest = z.object({
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
});

/** What a registry tells of a package: when each version was published, and which is the newest. */
const Metadata = z.object({
  'dist-tags': z.object({ latest: z.string() }),
  time: z.record(z.string(), z.string()),
});

const ANSWERS_WITHIN_MS = 20_000;
const AT_ONCE = 4;

/** A dependency as we have it, and its newest release; dates as `2026-11-28`. */
export interface DependencyAge {
  readonly name: string;
  readonly version: string;
  readonly released: string;
  readonly newest: string;
  readonly newestReleased: string;
}

/** What the registry's answer says of a version of a package; undefined when it does not know it. */
export function ageOf(name: string, version: string, metadata: unknown): DependencyAge | undefined {
  const parsed = Metadata.safeParse(metadata);
  const newest = parsed.data?.['dist-tags'].latest ?? '';
  const [released, newestReleased] = [parsed.data?.time[version], parsed.data?.time[newest]];
  return released === undefined || newestReleased === undefined
    ? undefined
    : { name, version, released: released.slice(0, 10), newest, newestReleased: newestReleased.slice(0, 10) };
}

/** Of each package that package.json names, as far as the registry can be reached; the rest is left out. */
export async function dependencyAges(): Promise<readonly DependencyAge[]> {
  const { dependencies, devDependencies } = Manifest.parse(JSON.parse(readFileSync('package.json', 'utf8')));
  const registry = execFileSync('npm', ['config', 'get', 'registry'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
    .trim()
    .replace(/\/?$/, '/');
  const waiting = Object.entries({ ...dependencies, ...devDependencies });
  const ages: DependencyAge[] = [];
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [name, version] = next;
      const age = ageOf(name, version, await ask(`${registry}${name.replace('/', '%2f')}`));
      if (age !== undefined) {
        ages.push(age);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return ages.sort((a, b) => a.newestReleased.localeCompare(b.newestReleased));
}

async function ask(address: string): Promise<unknown> {
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(ANSWERS_WITHIN_MS) });
    return answer.ok ? await answer.json() : undefined;
  } catch {
    return undefined;
  }
}

/** One line for each: what we have, and what is the newest where that is another. */
export function ageLine({ name, version, released, newest, newestReleased }: DependencyAge): string {
  const ours = `${released}  ${name} ${version}`;
  return newest === version ? `${ours}, the newest` : `${ours}, newest ${newest} of ${newestReleased}`;
}
