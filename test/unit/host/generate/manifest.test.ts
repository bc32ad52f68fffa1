import assert from 'node:assert/strict';
import type { Generator } from '../../../host/generate/generator';
import { generateInto, NotTranslated, type ManifestFiles } from '../../../host/generate/manifest';

const json = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;

const files: ManifestFiles = {
  'package.json': json({ name: 'x', contributes: { views: [1], configuration: 'old' }, main: 'y' }),
  'package.nls.json': json({ 'setting.gone': 'Gone', 'view.a': 'View' }),
  'package.nls.fr.json': json({ 'setting.gone': 'Parti', 'view.a': 'Vue' }),
};

const generator: Generator = {
  textPrefix: 'setting.',
  generate: () => ({ contributes: { configuration: 'new' }, texts: new Map([['setting.size', 'Size']]) }),
};

describe('what is generated', () => {
  it('replaces its own members and texts, and leaves the others where they are', () => {
    const made = generateInto(files, json({ Size: 'Taille' }), [generator]);
    assert.equal(
      made['package.json'],
      json({ name: 'x', contributes: { views: [1], configuration: 'new' }, main: 'y' }),
    );
    assert.equal(made['package.nls.json'], json({ 'view.a': 'View', 'setting.size': 'Size' }));
    assert.equal(made['package.nls.fr.json'], json({ 'view.a': 'Vue', 'setting.size': 'Taille' }));
    assert.deepEqual(generateInto(made, json({ Size: 'Taille' }), [generator]), made);
  });

  it('is refused while a text has no French', () => {
    assert.throws(
      () => generateInto(files, json({}), [generator]),
      (error) => error instanceof NotTranslated && error.texts.includes('"Size"'),
    );
  });
});
