import assert from 'node:assert/strict';
import { Secrets } from '../../../src/platform/secrets';

const log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

describe('Secrets', () => {
  const broken = {
    get: () => Promise.reject(new Error('no keyring')),
    store: () => Promise.reject(new Error('no keyring')),
    delete: () => Promise.reject(new Error('no keyring')),
  };

  it('holds a secret in memory when there is no keyring, and asks again after that', async () => {
    const door = new Secrets(broken, log);
    assert.equal(await door.get('a'), undefined);
    assert.equal(await door.set('a', 'secret'), false);
    assert.equal(await door.get('a'), 'secret');
    await door.delete('a');
    assert.equal(await door.get('a'), undefined);
    assert.equal(await new Secrets(broken, log).get('a'), undefined);
  });

  it('keeps nothing of its own when there is one', async () => {
    const kept = new Map<string, string>();
    const door = new Secrets(
      {
        get: async (key) => kept.get(key),
        store: async (key, value) => void kept.set(key, value),
        delete: async (key) => void kept.delete(key),
      },
      log,
    );
    assert.equal(await door.set('a', 'secret'), true);
    kept.set('a', 'changed elsewhere');
    assert.equal(await door.get('a'), 'changed elsewhere');
  });
});
