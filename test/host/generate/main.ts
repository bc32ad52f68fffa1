import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { skillFiles } from './assistants';
import { GENERATORS } from './generators';
import { settingsPage } from './settingsPage';
import { generateInto, NotTranslated, type ManifestFiles } from './manifest';

const read = (name: string): string => readFileSync(name, 'utf8');

/** The generated files that differ from what their definitions make of them; with `write`, they are put right. */
export function generate(write: boolean): readonly string[] {
  const files: ManifestFiles = {
    'package.json': read('package.json'),
    'package.nls.json': read('package.nls.json'),
    'package.nls.fr.json': read('package.nls.fr.json'),
  };
  const generated = {
    ...generateInto(files, read('l10n/bundle.l10n.fr.json'), GENERATORS),
    'docs/settings.md': settingsPage(),
    ...skillFiles(),
  };
  const different = Object.entries(generated).filter(([name, text]) => !existsSync(name) || read(name) !== text);
  if (write) {
    for (const [name, text] of different) {
      mkdirSync(dirname(name), { recursive: true });
      writeFileSync(name, text);
    }
  }
  return different.map(([name]) => name);
}

/** Runs from the project's folder; returns the exit code. */
export function main(args: readonly string[]): number {
  const check = args.includes('--check');
  try {
    const different = generate(!check);
    for (const name of different) {
      console.log(check ? `${name} differs from the definitions: run npm run generate` : `wrote ${name}`);
    }
    return check && different.length > 0 ? 1 : 0;
  } catch (error) {
    if (error instanceof NotTranslated) {
      console.error(error.message);
      return 1;
    }
    throw error;
  }
}
