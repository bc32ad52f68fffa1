import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import {
  MASK_ADDRESSES,
  NUMBER_SETTINGS,
  readSettings,
  SETTINGS_SECTION,
  WEB_CONSOLE_ADDRESS,
  WORD_SETTINGS,
} from '../../../src/platform/settingsShape';

interface Manifest {
  readonly contributes: {
    readonly configuration: {
      readonly properties: Readonly<
        Record<string, { default: unknown; enum?: unknown; minimum?: unknown; maximum?: unknown; scope: string }>
      >;
    };
  };
}

const { properties } = (JSON.parse(readFileSync('package.json', 'utf8')) as Manifest).contributes.configuration;

describe('settings', () => {
  for (const { name, fallback, min, max } of Object.values(NUMBER_SETTINGS)) {
    it(`${name} has the same default and bounds in package.json, and no repository can set it`, () => {
      const declared = properties[`${SETTINGS_SECTION}.${name}`];
      assert.deepEqual(
        [declared?.default, declared?.minimum, declared?.maximum, declared?.scope],
        [fallback, min, max, 'machine'],
      );
    });
  }

  for (const { name, fallback, words } of Object.values(WORD_SETTINGS)) {
    it(`${name} has the same default and words in package.json, and no repository can set it`, () => {
      const declared = properties[`${SETTINGS_SECTION}.${name}`];
      assert.deepEqual([declared?.default, declared?.enum, declared?.scope], [fallback, words, 'machine']);
      assert.equal(readSettings(() => 'nonsense')[name], fallback);
    });
  }

  it('has the same address of the web console in package.json, and no repository can set it', () => {
    const declared = properties[`${SETTINGS_SECTION}.${WEB_CONSOLE_ADDRESS.name}`];
    assert.deepEqual([declared?.default, declared?.scope], [WEB_CONSOLE_ADDRESS.fallback, 'machine']);
    assert.equal(readSettings(() => 7).webConsoleAddress, WEB_CONSOLE_ADDRESS.fallback);
  });

  it('hides addresses on production unless told otherwise, also when the setting makes no sense', () => {
    const declared = properties[`${SETTINGS_SECTION}.${MASK_ADDRESSES.name}`];
    assert.deepEqual([declared?.default, declared?.scope], [MASK_ADDRESSES.fallback, 'machine']);
    const read = (value: unknown): string =>
      readSettings((name) => (name === MASK_ADDRESSES.name ? value : undefined)).maskAddresses;
    assert.deepEqual([undefined, 'sometimes', 1, 'never', 'always'].map(read), [
      'production',
      'production',
      'production',
      'never',
      'always',
    ]);
  });

  it('brings what is out of bounds to the nearest bound, and takes the default for what is no number', () => {
    const settings = readSettings(
      (name) => ({ pageSize: 1e9, pollSeconds: 0, requestTimeoutSeconds: 'long', parallelCalls: NaN })[name],
    );
    assert.equal(settings.pageSize, 500);
    assert.equal(settings.pollMs, 5000);
    assert.equal(settings.requestTimeoutMs, 30_000);
    assert.equal(settings.parallelCalls, 4);
  });
});
