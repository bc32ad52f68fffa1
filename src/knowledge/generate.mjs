// Makes signatures.ts out of signatures.tsv. Usage: npm run generate
// The first line of the TSV names the columns; `;` parts several values of one.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { format, resolveConfig } from 'prettier';

const here = dirname(fileURLToPath(import.meta.url));
const target = resolve(here, 'signatures.ts');

/** The TypeScript text that belongs to a TSV. Throws with the row's id when a row cannot be used. */
export async function signaturesFrom(tsv) {
  const [names, ...rows] = tsv
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'));
  const signatures = rows.map((row) => signatureOf(Object.fromEntries(names.map((name, at) => [name, row[at] ?? '']))));
  const text = `// Made by generate.mjs from signatures.tsv: change that file, and run npm run generate.
import type { Signature } from './signature';

/** Texts that instances and servers write, with what is known of them. */
export const SIGNATURES: readonly Signature[] = ${JSON.stringify(signatures)};
`;
  return format(text, { ...(await resolveConfig(target)), parser: 'typescript' });
}

function signatureOf(row) {
  new RegExp(row.match, 'i');
  if (/[A-Z]/.test(row.match.replace(/\\[A-Z]/g, ''))) {
    throw new Error(`${row.id}: the pattern is to be written in lower case`);
  }
  const words = (suffix) => ({
    meaning: row[`meaning${suffix}`],
    ...(row[`cause${suffix}`] === '' ? {} : { cause: row[`cause${suffix}`] }),
    ...(row[`cure${suffix}`] === '' ? {} : { cure: row[`cure${suffix}`] }),
  });
  return {
    id: row.id,
    sources: list(row.sources),
    places: list(row.places),
    match: row.match,
    anchors: list(row.anchors),
    area: row.area,
    applies: list(row.applies),
    role: row.role,
    who: list(row.who),
    certainty: row.certainty,
    words: { en: words(''), fr: words('.fr') },
  };
}

function list(cell) {
  return cell === '' ? [] : cell.split(';');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  writeFileSync(target, await signaturesFrom(readFileSync(resolve(here, 'signatures.tsv'), 'utf8')));
}
