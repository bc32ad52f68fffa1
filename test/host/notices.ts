import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

/** Where the notices stand, beside LICENSE. */
export const NOTICES = 'THIRD_PARTY_NOTICES.md';

/** Written by every build: the files that went into the bundles. */
const BUNDLED = 'out/bundled.json';

/** Copied into dist as they are, so that no bundle names them. */
const COPIED = ['sql.js'];

/** Licences that ask for no more than their text and the names of the authors. Anything else wants a look first. */
const ALLOWED: ReadonlySet<string> = new Set(['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'Apache-2.0']);

const Manifest = z.object({
  name: z.string(),
  version: z.string(),
  license: z.string(),
  homepage: z.string().optional(),
});

/** A package that ships inside the bundles. */
export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly text: string;
}

/** Names of the packages that these input files of esbuild belong to, nested ones by their own name, sorted. */
export function packageNamesOf(inputs: readonly string[]): readonly string[] {
  const names = inputs.flatMap((input) => {
    const found = /.*(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input);
    return found?.[1] === undefined ? [] : [found[1]];
  });
  return [...new Set([...names, ...COPIED])].sort();
}

/** Reads licence and text of a package. Throws when it has no licence that is allowed, or ships no text of it. */
export function readPackage(name: string): BundledPackage {
  const folder = join('node_modules', name);
  const { version, license } = Manifest.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
  if (!ALLOWED.has(license)) {
    throw new Error(`${name} ${version} is under ${license}, which is not on the list in test/host/notices.ts.`);
  }
  const file = readdirSync(folder).find((item) => /^(licen[cs]e|copying)/i.test(item));
  // Some packages ship no file: what package.json names is then all there is to quote.
  const text =
    file === undefined
      ? `${license} (the package has no file with the text)`
      : readFileSync(join(folder, file), 'utf8');
  return { name, version, license, text: text.replaceAll('\r\n', '\n').trim() };
}

/** The page as it should be. */
export function noticesText(packages: readonly BundledPackage[]): string {
  const rows = packages.map(({ name, version, license }) => `| ${name} | ${version} | ${license} |`);
  const texts = packages.map(({ name, text }) => `## ${name}\n\n\`\`\`text\n${text}\n\`\`\`\n`);
  return [
    '# Third-party notices',
    '',
    'What the bundles of Delivery Doctor hold from others. Made by `npm run notices` from what esbuild put into them.',
    '',
    '| package | version | licence |',
    '|---|---|---|',
    ...rows,
    '',
    ...texts,
  ].join('\n');
}

/** The names in the last build. */
export function bundledNames(): readonly string[] {
  return packageNamesOf(z.array(z.string()).parse(JSON.parse(readFileSync(BUNDLED, 'utf8'))));
}

/** Runs from the project's folder; returns the exit code. */
export function main(args: readonly string[]): number {
  if (!existsSync(BUNDLED)) {
    console.error(`${BUNDLED} is not there: run npm run build first.`);
    return 1;
  }
  const wanted = noticesText(bundledNames().map(readPackage));
  const same = existsSync(NOTICES) && readFileSync(NOTICES, 'utf8') === wanted;
  if (args.includes('--check')) {
    console.log(same ? `${NOTICES} is up to date` : `${NOTICES} differs from the bundles: run npm run notices`);
    return same ? 0 : 1;
  }
  writeFileSync(NOTICES, wanted);
  console.log(`wrote ${NOTICES}`);
  return 0;
}
