import { mkdir, readFile, writeFile } from 'node:fs/promises';
import * as z from 'zod';
import { packageExtension } from './package';
import { run } from './processes';
import { GiveUp, printError, step } from './steps';

const KINDS = ['minor', 'patch', 'prerelease'] as const;
export type ReleaseKind = (typeof KINDS)[number];

const Manifest = z.looseObject({ version: z.string().regex(/^\d+\.\d+\.\d+$/) });
const REPOSITORY = 'https://github.com/delivery-doctor/delivery-doctor';

/**
 * The next version. The Marketplace takes plain numbers alone, so by VS Code's convention even minors are stable and odd
 * ones are pre-releases: a stable release goes to the next even minor, a pre-release to the next odd one or, there, to
 * the next patch.
 */
export function nextVersion(version: string, kind: ReleaseKind): string {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  const isPreRelease = minor % 2 === 1;
  switch (kind) {
    case 'patch':
      return `${major}.${minor}.${patch + 1}`;
    case 'minor':
      return `${major}.${minor + (isPreRelease ? 1 : 2)}.0`;
    case 'prerelease':
      return isPreRelease ? `${major}.${minor}.${patch + 1}` : `${major}.${minor + 1}.0`;
  }
}

/** Gives what stands under `## [Unreleased]` its version and day. Throws when there is nothing. */
export function releasedChangelog(changelog: string, version: string, day: string): string {
  const found = /^## \[Unreleased\]\n([\s\S]*?)(?=^## \[|^\[Unreleased\]:)/m.exec(changelog);
  const entries = found?.[1]?.trim() ?? '';
  if (found === null || !/^- /m.test(entries)) {
    throw new GiveUp('CHANGELOG.md has no entry under [Unreleased]: say first what changed.');
  }
  const before = /^\[Unreleased\]: .*\/compare\/(v[^.]+\.[^.]+\.[^.]+)\.\.\.HEAD$/m.exec(changelog)?.[1];
  if (before === undefined) {
    throw new GiveUp('CHANGELOG.md has no link [Unreleased] that compares the last version with HEAD.');
  }
  const compare = (from: string, to: string): string => `${REPOSITORY}/compare/${from}...${to}`;
  return changelog
    .replace(found[0], `## [Unreleased]\n\n## [${version}] - ${day}\n\n${entries}\n\n`)
    .replace(
      /^\[Unreleased\]: .*$/m,
      `[Unreleased]: ${compare(`v${version}`, 'HEAD')}\n[${version}]: ${compare(before, `v${version}`)}`,
    );
}

/** See release.mjs. Returns the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  try {
    const kind = KINDS.find((one) => one === args[0]);
    if (kind === undefined) {
      throw new GiveUp(`Say which: npm run release -- ${KINDS.join('|')}`);
    }
    await release(kind);
    return 0;
  } catch (error) {
    printError(error);
    return 1;
  }
}

async function release(kind: ReleaseKind): Promise<void> {
  if ((await run('git', ['status', '--porcelain'])).trim() !== '') {
    throw new GiveUp('There are changes that are not committed: a release is made of what is.');
  }
  const { version: before } = Manifest.parse(JSON.parse(await readFile('package.json', 'utf8')));
  const version = nextVersion(before, kind);
  const changelog = releasedChangelog(
    await readFile('CHANGELOG.md', 'utf8'),
    version,
    new Date().toISOString().slice(0, 10),
  );
  await step(`Version ${version}`, async () => {
    await run('npm', ['version', version, '--no-git-tag-version', '--ignore-scripts']);
    await writeFile('CHANGELOG.md', changelog);
  });
  const folder = `out/release/${version}`;
  await mkdir(folder, { recursive: true });
  await step('Packing the .vsix', () =>
    packageExtension(`${folder}/delivery-doctor-${version}.vsix`, kind === 'prerelease'),
  );
  await step('Third-party notices', () => run(process.execPath, ['test/host/notices.mjs', '--check']));
  await step('Bill of materials', async () => {
    // Of the lock alone: what ships was bundled from exactly these.
    const sbom = await run('npm', ['sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev', '--package-lock-only']);
    await writeFile(`${folder}/delivery-doctor-${version}.cdx.json`, sbom);
  });
  await step('Commit and tag', async () => {
    await run('git', [
      'commit',
      '--quiet',
      '-m',
      `Release ${version}`,
      'package.json',
      'package-lock.json',
      'CHANGELOG.md',
    ]);
    await run('git', ['tag', '-a', `v${version}`, '-m', `Delivery Doctor ${version}`]);
  });
  console.log(
    `Nothing is published from here. To publish: git push --follow-tags, and the workflow release.yml does the rest.`,
  );
}
