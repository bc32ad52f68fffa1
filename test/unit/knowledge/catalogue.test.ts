import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';
import { SIGNATURES } from '../../../src/knowledge/signatures';
import { isSourceId, linkTo } from '../../../src/knowledge/sources';
import { examples } from './examples';

const FOLDER = 'src/knowledge';
const PARTS = ['meaning', 'cause', 'cure'] as const;

interface Generator {
  readonly signaturesFrom: (tsv: string) => Promise<string>;
}

/** The alternatives of a pattern, split at bars outside groups and classes. */
function alternatives(pattern: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let current = '';
  for (const token of pattern.match(/\\.|\[(?:\\.|[^\]])*\]|./gsu) ?? []) {
    depth += token === '(' ? 1 : token === ')' ? -1 : 0;
    if (token === '|' && depth === 0) {
      found.push(current);
      current = '';
    } else {
      current += token;
    }
  }
  return [...found, current];
}

describe('the catalogue of signatures', () => {
  it('is what the script makes of the table', async () => {
    const generator = (await import(pathToFileURL(resolve(FOLDER, 'generate.mjs')).href)) as Generator;
    const tsv = readFileSync(`${FOLDER}/signatures.tsv`, 'utf8');
    assert.equal(
      readFileSync(`${FOLDER}/signatures.ts`, 'utf8'),
      await generator.signaturesFrom(tsv),
      'run npm run generate',
    );
  });

  it('gives every row an id of its own, words in both languages and pages that exist', () => {
    assert.equal(new Set(SIGNATURES.map(({ id }) => id)).size, SIGNATURES.length);
    for (const { id, sources, words, places, applies, who } of SIGNATURES) {
      assert.match(id, /^[a-z][A-Za-z0-9]+$/);
      assert.ok(places.length > 0 && applies.length > 0 && who.length > 0, id);
      assert.ok(sources.length > 0 && sources.every((source) => isSourceId(source)), id);
      for (const source of sources) {
        assert.match(linkTo(source).url, /^https:\/\//);
      }
      assert.deepEqual(Object.keys(words.en), Object.keys(words.fr), `${id}: a part is not translated`);
      for (const part of PARTS) {
        const [english, french] = [words.en[part], words.fr[part]];
        assert.ok(english?.trim() !== '' && french?.trim() !== '', `${id} ${part}`);
        assert.ok(english === undefined || english !== french, `${id} ${part} is not translated`);
      }
    }
  });

  it('keeps to French typography', () => {
    const wrong = SIGNATURES.flatMap(({ id, words }) =>
      PARTS.map((part) => words.fr[part] ?? '')
        .filter((text) => /'| [:;?!»%]|«(?!\u00a0)/.test(text))
        .map((text) => `${id}: ${text}`),
    );
    assert.deepEqual(wrong, []);
  });

  it('lets no signature be missed by the first look: each alternative begins with a code or holds a fixed text', () => {
    for (const { id, match, anchors } of SIGNATURES) {
      assert.equal(match, match.replace(/(?<!\\)[A-Z]/g, ''), `${id} is to be written in lower case`);
      for (const alternative of alternatives(match)) {
        const plain = alternative.replace(/\\(?=[^a-z])/g, '');
        const reached =
          /^[a-z]{3}-\d{6}/.test(alternative) ||
          anchors.some((anchor) => plain.includes(anchor)) ||
          anchors.some((anchor) => new RegExp(`^.*(?:${alternative})`, 'is').test(anchor)) ||
          examples().some(([of, line]) => of === id && anchors.some((anchor) => line.toLowerCase().includes(anchor)));
        assert.ok(reached, `${id}: ${alternative}`);
      }
    }
  });
});
