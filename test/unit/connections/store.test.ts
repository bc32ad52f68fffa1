import assert from 'node:assert/strict';
import { credentialsOf, packTokens } from '../../../src/connections/credentials';
import type { ConnectionDescriptor } from '../../../src/connections/descriptor';
import { parseDescriptor } from '../../../src/connections/parseDescriptor';
import { ConnectionStore } from '../../../src/connections/store';
import { StateStore } from '../../../src/platform/stateStore';

const shop: ConnectionDescriptor = {
  id: 'a',
  name: 'Shop',
  url: 'https://shop.example.com',
  environment: 'production',
  signIn: { kind: 'password', operator: 'admin' },
  caFile: '/ca.pem',
  servers: [
    {
      name: 'mta-1',
      channel: { kind: 'ssh', host: 'mta-1', user: 'neolane', port: 2222, installDir: '/usr/local/neolane/nl6' },
    },
    { name: 'here', channel: { kind: 'local', installDir: '/opt/nl6', hostName: 'shop-1' } },
    { name: 'adobe', channel: { kind: 'none' } },
  ],
};

describe('two windows', () => {
  it('lose none of each other’s instances', async () => {
    const { store } = memory({ connections: [shop] });
    const [first, second] = [store(), store()];
    assert.equal(second.all().length, 1);
    await first.save({ ...shop, id: 'b', name: 'Second' });
    await first.save({ ...shop, url: 'https://moved.example.com' });
    await second.save({ ...shop, id: 'c', name: 'Third' });
    assert.deepEqual(
      first.all().map(({ id, url }) => [id, url]),
      [
        ['a', 'https://moved.example.com'],
        ['b', shop.url],
        ['c', shop.url],
      ],
    );
    await second.remove('a');
    assert.equal(first.get('a'), undefined);
    assert.equal(first.get('b'), first.get('b'), 'the same object while nothing changes');
  });

  it('list production first, whenever it was added', async () => {
    const connections = memory({ connections: [{ ...shop, id: 'demo', environment: 'demo' }] }).store();
    await connections.save({ ...shop, id: 'stage', environment: 'stage' });
    await connections.save(shop);
    assert.deepEqual(
      connections.all().map(({ environment }) => environment),
      ['production', 'stage', 'demo'],
    );
  });
});

function memory(initial: Readonly<Record<string, unknown>> = {}) {
  const kept = new Map<string, unknown>(Object.entries(initial));
  const warnings: string[] = [];
  const state = new StateStore({
    get: (key) => kept.get(key),
    // What storage gives back has been through JSON.
    update: async (key, value) => void kept.set(key, JSON.parse(JSON.stringify(value))),
  });
  const quiet = (): void => undefined;
  const log = { debug: quiet, info: quiet, error: quiet, warn: (text: string) => void warnings.push(text) };
  return { kept, warnings, store: () => new ConnectionStore(state, log) };
}

describe('parseDescriptor', () => {
  it('keeps the roles that it knows', () => {
    const of = (roles: unknown) => parseDescriptor({ ...JSON.parse(JSON.stringify(shop)), roles })?.roles;
    assert.deepEqual(of(['mid', 'ofTomorrow']), ['mid']);
    assert.deepEqual([of([]), of('mid'), of(undefined)], [undefined, undefined, undefined]);
  });

  it('reads back what was saved', () => {
    assert.deepEqual(parseDescriptor(JSON.parse(JSON.stringify(shop))), shop);
    const ims = {
      ...shop,
      signIn: { kind: 'imsServiceAccount', clientId: 'c', tokenEndpoint: 'https://t', scope: 's' },
    };
    assert.deepEqual(parseDescriptor(ims), ims);
  });

  it('drops what it does not know, so that no secret put there stays', () => {
    const read = parseDescriptor({ ...shop, password: 'oops', signIn: { ...shop.signIn, password: 'oops' } });
    assert.equal(JSON.stringify(read).includes('oops'), false);
  });

  const wrong: Readonly<Record<string, unknown>> = {
    'no object': 'text',
    'an unknown environment': { ...shop, environment: 'moon' },
    'an unknown sign-in': { ...shop, signIn: { kind: 'magic' } },
    'a server without a folder': { ...shop, servers: [{ name: 'x', channel: { kind: 'ssh', host: 'x' } }] },
    'no address': { ...shop, url: '' },
  };
  for (const [what, value] of Object.entries(wrong)) {
    it(`does not read ${what}`, () => {
      assert.equal(parseDescriptor(value), undefined);
    });
  }
});

describe('ConnectionStore', () => {
  it('keeps order, replaces by id, and tells what changed', async () => {
    const { store } = memory();
    const connections = store();
    const changes: string[] = [];
    connections.onDidChange(({ id, kind }) => changes.push(`${kind} ${id}`));
    await connections.save(shop);
    await connections.save({ ...shop, id: 'b', name: 'Other' });
    await connections.save({ ...shop, name: 'Shop FR' });
    await connections.remove('b');
    await connections.remove('b');
    assert.deepEqual(changes, ['added a', 'added b', 'changed a', 'removed b']);
    assert.deepEqual(
      store()
        .all()
        .map(({ name }) => name),
      ['Shop FR'],
    );
  });

  it('is put in order by hand, environments staying together', async () => {
    const newer = { id: 'z', kind: 'of the future' };
    const connections = memory({ connections: [newer, shop] }).store();
    await connections.save({ ...shop, id: 'b' });
    await connections.save({ ...shop, id: 'stage', environment: 'stage' });
    const ids = (): readonly string[] => connections.all().map(({ id }) => id);
    const changes: string[] = [];
    connections.onDidChange(({ id, kind }) => changes.push(`${kind} ${id}`));
    await connections.move('b', 'a');
    assert.deepEqual(ids(), ['b', 'a', 'stage']);
    await connections.move('b', undefined);
    assert.deepEqual(ids(), ['a', 'b', 'stage'], 'stage stays behind production');
    await connections.move('b', 'gone');
    await connections.move('gone', 'a');
    assert.deepEqual(changes, ['moved b', 'moved b']);
    await connections.step('b', 'up');
    await connections.step('b', 'up');
    assert.deepEqual(ids(), ['b', 'a', 'stage'], 'the first stays the first');
    await connections.step('b', 'down');
    await connections.step('b', 'down');
    await connections.step('stage', 'up');
    assert.deepEqual(ids(), ['a', 'b', 'stage']);
  });

  it('keeps what a newer version wrote, without showing it', async () => {
    const newer = { id: 'z', kind: 'of the future' };
    const { kept, warnings, store } = memory({ connections: [newer, shop] });
    const connections = store();
    assert.deepEqual(
      connections.all().map(({ id }) => id),
      ['a'],
    );
    assert.equal(warnings.length, 1);
    await connections.remove('a');
    assert.deepEqual(kept.get('connections'), [newer]);
  });
});

describe('credentialsOf', () => {
  it('joins settings and secret', () => {
    assert.deepEqual(credentialsOf({ kind: 'password', operator: 'o' }, 's'), {
      kind: 'password',
      operator: 'o',
      password: 's',
    });
    assert.deepEqual(credentialsOf({ kind: 'sessionTokens' }, packTokens('1', '2')), {
      kind: 'sessionTokens',
      sessionToken: '1',
      securityToken: '2',
    });
  });

  it('answers nothing for a secret of another way of signing in', () => {
    assert.equal(credentialsOf({ kind: 'sessionTokens' }, 'a password'), undefined);
    assert.equal(credentialsOf({ kind: 'sessionTokens' }, '["one"]'), undefined);
  });
});
