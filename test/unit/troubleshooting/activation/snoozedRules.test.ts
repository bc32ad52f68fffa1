import assert from 'node:assert/strict';
import { isSnoozed, stillSnoozed } from '../../../../src/domain/advisor/snooze';
import { StateStore } from '../../../../src/platform/stateStore';
import { SnoozedRules } from '../../../../src/troubleshooting/activation/snoozedRules';

function memento(): { values: Map<string, unknown>; state: StateStore } {
  const values = new Map<string, unknown>();
  const update = async (key: string, value: unknown): Promise<void> => {
    values.set(key, value);
  };
  return { values, state: new StateStore({ get: (key) => values.get(key), update }) };
}

describe('rules that were snoozed', () => {
  it('are silent until their moment, or for good', () => {
    const snoozed = { a: 100, b: 'always' } as const;
    assert.deepEqual(
      [
        isSnoozed(snoozed, 'a', 99),
        isSnoozed(snoozed, 'a', 100),
        isSnoozed(snoozed, 'b', 1e15),
        isSnoozed(snoozed, 'c', 0),
      ],
      [true, false, true, false],
    );
    assert.deepEqual(stillSnoozed(snoozed, 100), { b: 'always' });
  });

  it('are kept for each connection, and forgotten with it', async () => {
    const { values, state } = memento();
    const store = new SnoozedRules(state);
    await store.set('one', 'failedDeliveries', 500, 0);
    await store.set('two', 'relaySet', 'always', 0);
    assert.deepEqual(
      [new SnoozedRules(state).of('one'), new SnoozedRules(state).of('two')],
      [{ failedDeliveries: 500 }, { relaySet: 'always' }],
    );
    await store.set('one', 'tlsForAll', 'always', 501);
    assert.deepEqual(store.of('one'), { tlsForAll: 'always' }, 'a snooze that is over leaves no trace');
    await store.set('one', 'tlsForAll', undefined, 501);
    await store.forget('two');
    assert.deepEqual([...values.values()], [{}]);
  });

  it('are none where what is kept is nonsense', () => {
    const { values, state } = memento();
    for (const nonsense of [7, null, { one: 3 }, { one: { rule: {} } }]) {
      values.set('advisor.aside', nonsense);
      assert.deepEqual(new SnoozedRules(state).of('one'), {});
    }
  });
});
