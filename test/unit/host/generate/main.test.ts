import '../../vscodeStandIn';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { SETTING_CATEGORIES } from '../../../../src/platform/settings/categories';
import { SETTINGS } from '../../../../src/platform/settings/definitions';
import { WATCH_SETTINGS } from '../../../../src/watch/settings';
import { generate } from '../../../host/generate/main';

describe('npm run generate', () => {
  it('has been run: package.json and its texts are what the definitions make of them', () => {
    assert.deepEqual(generate(false), [], 'run npm run generate');
  });

  it('lets no repository set anything: settings name hosts, commands and limits of this machine', () => {
    const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
      contributes: { configuration: readonly { properties: Record<string, { scope: string }> }[] };
    };
    const scopes = manifest.contributes.configuration.flatMap(({ properties }) =>
      Object.values(properties).map(({ scope }) => scope),
    );
    assert.ok(scopes.length > 40);
    assert.deepEqual([...new Set(scopes)], ['machine']);
  });

  it('puts every setting into exactly one chapter, none of them empty', () => {
    const names = [...Object.values(SETTINGS), ...WATCH_SETTINGS].map(({ name }) => name);
    assert.deepEqual(
      names.filter((name) => SETTING_CATEGORIES.filter(({ takes }) => takes(name)).length !== 1),
      [],
    );
    for (const { id, takes } of SETTING_CATEGORIES) {
      assert.ok(names.some(takes), id);
    }
  });
});
