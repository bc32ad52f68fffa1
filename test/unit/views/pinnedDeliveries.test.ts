import '../vscodeStandIn';
import assert from 'node:assert/strict';
import { StateStore } from '../../../src/platform/stateStore';
import { PinnedDeliveries } from '../../../src/views/deliveries/pinnedDeliveries';

function pins(kept = new Map<string, unknown>()) {
  const urls: Record<string, string> = { a: 'https://a.example.com', b: 'https://b.example.com' };
  const state = new StateStore({
    get: (key) => kept.get(key),
    update: async (key, value) => {
      kept.set(key, value);
    },
  });
  const manager = {
    descriptor: (id: string) =>
      urls[id] === undefined
        ? undefined
        : {
            id,
            name: id,
            url: urls[id],
            environment: 'stage' as const,
            signIn: { kind: 'password' as const, operator: 'o' },
            servers: [],
          },
  };
  return { urls, kept, made: new PinnedDeliveries(state, manager) };
}

describe('views/pinnedDeliveries', () => {
  it('keeps pins apart by instance, each once, and tells whose changed', async () => {
    const { made, kept } = pins();
    const changed: string[] = [];
    made.onDidChange((id) => changed.push(id));
    await made.pin('a', '1');
    await made.pin('b', '2');
    await made.pin('a', '3');
    await made.pin('a', '1');
    assert.deepEqual(made.of('a'), ['3', '1']);
    assert.equal(made.has('b', '2'), true);
    await made.unpin('b', '2');
    assert.deepEqual(made.of('b'), []);
    assert.deepEqual(changed, ['a', 'b', 'a', 'a', 'b']);
    assert.deepEqual(pins(kept).made.of('a'), ['3', '1'], 'another window sees them');
  });

  it('shows none of them where the connection leads to another instance since', async () => {
    const { made, urls } = pins();
    await made.pin('a', '1');
    urls['a'] = 'https://moved.example.com';
    assert.deepEqual(made.of('a'), []);
    await made.pin('gone', '1');
    assert.deepEqual(made.of('gone'), []);
  });

  it('lets the oldest pin go, and reads nothing from what is no list of pins', async () => {
    const { made } = pins();
    for (let id = 0; id < 25; id += 1) {
      await made.pin('a', String(id));
    }
    assert.deepEqual([made.of('a').length, made.of('a')[0]], [20, '5']);
    for (const spoilt of ['x', [1], [['https://a.example.com']], [['https://a.example.com', [7]]]]) {
      assert.deepEqual(pins(new Map([['pinnedDeliveries', spoilt]])).made.of('a'), []);
    }
  });
});
