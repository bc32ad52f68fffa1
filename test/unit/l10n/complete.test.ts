import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { repositoryRoot, sourceStrings, type SourceStrings } from './strings';

type Texts = Readonly<Record<string, string>>;

const root = repositoryRoot();
const BUNDLE = 'l10n/bundle.l10n.fr.json';

function json(path: string): unknown {
  return JSON.parse(readFileSync(join(root, path), 'utf8'));
}

function textsOf(path: string): Texts {
  return z.record(z.string(), z.string().check(z.trim(), z.minLength(1))).parse(json(path));
}

/** Fails with every offender at once, one to a line and quoted as in JSON, so that they can be pasted and put right together. */
function none(what: string, offenders: Iterable<string>): void {
  const lines = [...offenders].sort();
  if (lines.length > 0) {
    assert.fail(`${lines.length} ${what}:\n${lines.join('\n')}`);
  }
}

function missing(wanted: Iterable<string>, from: ReadonlySet<string>): string[] {
  return [...wanted].filter((key) => !from.has(key)).map((key) => JSON.stringify(key));
}

function placeholders(text: string): string {
  return [...new Set(text.match(/\{\d+\}/g) ?? [])].sort().join(' ');
}

/** French wants a no-break space before high punctuation and inside « », and this project typographic apostrophes. */
function misspaced(texts: Texts): string[] {
  return Object.values(texts)
    .filter((text) => /'| [:;?!»%]|«(?!\u00a0)/.test(text))
    .map((text) => JSON.stringify(text));
}

describe('the French translation', () => {
  let source: SourceStrings;
  let bundle: Texts;

  before(function () {
    this.timeout(30_000);
    source = sourceStrings(root);
    bundle = textsOf(BUNDLE);
  });

  it('can reach every message of the sources', () => {
    assert.ok(source.keys.size > 500, `only ${source.keys.size} messages were found in src`);
    none('uses of l10n that cannot be translated', source.problems);
  });

  it('has every message', () => {
    none(`messages are missing in ${BUNDLE}`, missing(source.keys, new Set(Object.keys(bundle))));
  });

  it('has no message that the sources do not use', () => {
    none(`messages of ${BUNDLE} are left over`, missing(Object.keys(bundle), source.keys));
  });

  it('keeps the placeholders of every message', () => {
    const changed = Object.entries(bundle).filter(
      ([english, french]) => placeholders(english) !== placeholders(french),
    );
    none(
      'messages have other placeholders in French',
      changed.map((entry) => JSON.stringify(entry)),
    );
  });

  it('keeps to French typography', () => {
    none('texts have a straight apostrophe or a breaking space before punctuation', [
      ...misspaced(bundle),
      ...misspaced(textsOf('package.nls.fr.json')),
    ]);
  });
});

describe('the texts of the manifest', () => {
  const used = new Set(
    [...readFileSync(join(root, 'package.json'), 'utf8').matchAll(/"%([^%"]+)%"/g)].map(([, key = '']) => key),
  );
  const english = textsOf('package.nls.json');
  const french = textsOf('package.nls.fr.json');
  const known = new Set(Object.keys(english));

  it('are all in package.nls.json, which has no other', () => {
    assert.ok(used.size > 0, 'package.json uses no text');
    none('keys are missing in package.nls.json', missing(used, known));
    none('keys of package.nls.json are left over', missing(known, used));
  });

  it('are all in package.nls.fr.json, which has no other', () => {
    none('keys are missing in package.nls.fr.json', missing(known, new Set(Object.keys(french))));
    none('keys of package.nls.fr.json are left over', missing(Object.keys(french), known));
  });

  it('run the same commands from their links', () => {
    const links = (text = ''): string => (text.match(/\(command:[^)]+\)|\$\([^)]+\)/g) ?? []).join(' ');
    const changed = Object.entries(english).filter(([key, text]) => links(text) !== links(french[key]));
    none(
      'texts have other links or icons in French',
      changed.map(([key]) => key),
    );
  });

  it('are looked for where the bundle is', () => {
    const { l10n } = z.object({ l10n: z.string() }).parse(json('package.json'));
    assert.equal(join(root, l10n), join(root, 'l10n'));
  });
});
