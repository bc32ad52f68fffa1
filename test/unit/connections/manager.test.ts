import assert from 'node:assert/strict';
import { CampaignError } from '../../../src/campaign/errors';
import type { CampaignInstance } from '../../../src/campaign/instance';
import type { CampaignModule, OpenOptions } from '../../../src/campaign/open';
import type { ConnectionDescriptor } from '../../../src/connections/descriptor';
import { ConnectionManager, UnknownConnection } from '../../../src/connections/manager';
import { ConnectionStore } from '../../../src/connections/store';
import { Secrets } from '../../../src/platform/secrets';
import { StateStore } from '../../../src/platform/stateStore';

const never = new AbortController().signal;
const quiet = (): void => undefined;
const log = { debug: quiet, info: quiet, warn: quiet, error: quiet };
const shop: ConnectionDescriptor = {
  id: 'a',
  name: 'Shop',
  url: 'https://shop.example.com',
  environment: 'production',
  signIn: { kind: 'password', operator: 'admin' },
  servers: [{ name: 'adobe', channel: { kind: 'none' } }],
};

/** The real manager over memory; the client takes one password and refuses the others. */
async function setUp(typed: readonly (string | undefined)[], good = 'good') {
  const kept = new Map<string, unknown>();
  const secrets = new Map<string, string>();
  const seen = { opened: [] as OpenOptions[], asked: [] as string[], loggedOff: 0 };
  const answers = [...typed];
  const store = new ConnectionStore(
    new StateStore({ get: (key) => kept.get(key), update: async (key, value) => void kept.set(key, value) }),
    log,
  );
  const door = new Secrets(
    {
      get: async (key) => secrets.get(key),
      store: async (key, value) => void secrets.set(key, value),
      delete: async (key) => void secrets.delete(key),
    },
    log,
  );
  const campaign = {
    openInstance: async (options: OpenOptions) => {
      seen.opened.push(options);
      const { credentials } = options;
      if (credentials.kind !== 'password' || credentials.password !== good) {
        throw new CampaignError({ code: 'logonRefused', doing: 'Logon', facts: {} });
      }
      const info = { instanceName: 'shop', operator: credentials.operator, clockOffsetMs: 0 };
      return { info, logoff: async () => void (seen.loggedOff += 1) } as unknown as CampaignInstance;
    },
  } as unknown as CampaignModule;
  const manager = new ConnectionManager({
    store,
    secrets: door,
    loadCampaign: async () => campaign,
    openServer: async () => undefined,
    openSettings: () => ({ timeoutMs: 1000, parallel: 2 }),
    askSecret: async (_descriptor, reason) => {
      seen.asked.push(reason);
      return answers.shift();
    },
    now: () => 0,
    log,
  });
  await store.save(shop);
  return { manager, store, secrets, seen, kept };
}

describe('ConnectionManager', () => {
  it('asks for a missing secret, keeps it, and signs in with the settings', async () => {
    const { manager, secrets, seen, kept } = await setUp(['good']);
    await manager.instance('a', never);
    await manager.instance('a', never);
    assert.deepEqual(seen.asked, ['missing']);
    assert.equal(seen.opened.length, 1);
    assert.equal(seen.opened[0]?.timeoutMs, 1000);
    assert.equal(secrets.get('a'), 'good');
    assert.equal(JSON.stringify([...kept]).includes('good'), false);
  });

  it('is left alone when the person closes the question', async () => {
    const { manager, seen } = await setUp([undefined]);
    await assert.rejects(manager.instance('a', never), { name: 'Cancelled' });
    assert.deepEqual(manager.state('a'), { kind: 'disconnected', byPerson: true });
    assert.equal(seen.opened.length, 0);
  });

  it('sends a refused secret once, and asks for another when a person connects again', async () => {
    const { manager, seen } = await setUp(['bad', 'good']);
    await assert.rejects(manager.instance('a', never), { code: 'logonRefused' });
    await assert.rejects(manager.instance('a', never), { code: 'logonRefused' });
    assert.equal(seen.opened.length, 1);
    await manager.connect('a', never);
    assert.deepEqual(seen.asked, ['missing', 'refused']);
    assert.equal(manager.state('a').kind, 'connected');
  });

  it('ends the session when the address changes or the instance is removed, not when its name does', async () => {
    const { manager, store, seen } = await setUp(['good']);
    await manager.instance('a', never);
    await store.save({ ...shop, name: 'Shop FR' });
    assert.equal(manager.state('a').kind, 'connected');
    await store.save({ ...shop, url: 'https://other.example.com' });
    assert.equal(manager.state('a').kind, 'disconnected');
    await manager.instance('a', never);
    assert.equal(seen.opened.at(-1)?.url, 'https://other.example.com');
    await store.remove('a');
    assert.equal(manager.existing('a'), undefined);
    assert.equal(seen.loggedOff, 2);
    await assert.rejects(manager.instance('a', never), UnknownConnection);
  });

  it('prepares before signing in, and takes the address that the preparation found', async () => {
    const { manager, store, seen } = await setUp(['good']);
    manager.prepare('a', async () => store.save({ ...shop, url: 'http://127.0.0.1:1' }));
    await manager.instance('a', never);
    assert.equal(seen.opened[0]?.url, 'http://127.0.0.1:1');
    assert.equal(manager.state('a').kind, 'connected');
  });

  it('leaves out servers that nobody but Adobe reaches', async () => {
    const { manager } = await setUp([]);
    assert.deepEqual(await manager.servers('a'), []);
  });
});
