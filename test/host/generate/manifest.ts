import { z } from 'zod';
import type { Generator } from './generator';

/** The files that are generated in part, as they are read and written. */
export interface ManifestFiles {
  readonly 'package.json': string;
  readonly 'package.nls.json': string;
  readonly 'package.nls.fr.json': string;
}

const Texts = z.record(z.string(), z.string());
// A record, not an object of its own: zod would put the members that it knows first.
const Members = z.record(z.string(), z.unknown());

/** A text of a definition that `l10n/bundle.l10n.fr.json` does not translate. */
export class NotTranslated extends Error {
  constructor(readonly texts: readonly string[]) {
    super(`Translate these texts in l10n/bundle.l10n.fr.json, then generate again:\n${texts.join('\n')}`);
    this.name = 'NotTranslated';
  }
}

/**
 * The files with everything that the generators make put in. Other members keep their place; generated texts come last,
 * in the order of the generators.
 *
 * @throws {NotTranslated} when the French bundle lacks a text.
 */
export function generateInto(
  files: ManifestFiles,
  frenchBundle: string,
  generators: readonly Generator[],
): ManifestFiles {
  const translations = Texts.parse(JSON.parse(frenchBundle));
  const made = generators.map((generator) => generator.generate());
  const texts = made.flatMap((generated) => [...generated.texts]);
  const missing = texts.filter(([, text]) => translations[text] === undefined);
  if (missing.length > 0) {
    throw new NotTranslated(missing.map(([, text]) => JSON.stringify(text)));
  }
  const prefixes = generators.map(({ textPrefix }) => textPrefix);
  const withTexts = (file: string, of: (english: string) => string): string => {
    const own = Object.entries(Texts.parse(JSON.parse(file))).filter(
      ([key]) => !prefixes.some((prefix) => key.startsWith(prefix)),
    );
    return written(Object.fromEntries([...own, ...texts.map(([key, text]) => [key, of(text)] as const)]));
  };
  const manifest = Members.parse(JSON.parse(files['package.json']));
  const contributes = { ...Members.parse(manifest['contributes']) };
  for (const [name, value] of made.flatMap((generated) => Object.entries(generated.contributes))) {
    contributes[name] = value;
  }
  return {
    'package.json': written({ ...manifest, contributes }),
    'package.nls.json': withTexts(files['package.nls.json'], (english) => english),
    'package.nls.fr.json': withTexts(files['package.nls.fr.json'], (english) => translations[english] ?? english),
  };
}

function written(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
