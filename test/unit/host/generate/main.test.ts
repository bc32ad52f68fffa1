import '../../vscodeStandIn';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { generate } from '../../../host/generate/main';

describe('npm run generate', () => {
  it('has been run: package.json and its texts are what the definitions make of them', () => {
    assert.deepEqual(generate(false), [], 'run npm run generate');
  });

  it('lets no repository set anything: settings name hosts, commands and limits of this machine', () => {
    const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
      contributes: { configuration: { properties: Record<string, { scope: string }> } };
    };
    const scopes = Object.values(manifest.contributes.configuration.properties).map(({ scope }) => scope);
    assert.ok(scopes.length > 40);
    assert.deepEqual([...new Set(scopes)], ['machine']);
  });
});
