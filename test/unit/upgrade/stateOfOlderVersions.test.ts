import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { credentialsOf } from '../../../src/connections/credentials';
import { parseDescriptor } from '../../../src/connections/parseDescriptor';
import { ConnectionStore } from '../../../src/connections/store';
import { marksOf, UnfinishedExports } from '../../../src/panels/messages/export/unfinished';
import { ColumnMemory } from '../../../src/panels/messages/columnMemory';
import { StateStore } from '../../../src/platform/stateStore';
import { ViewChoices } from '../../../src/platform/viewChoices';
import { SnoozedRules } from '../../../src/troubleshooting/activation/snoozedRules';

/** What each released version left in VS Code's storage, written by its own code. These files stay as they are, for ever. */
const VERSIONS = ['0.1.0'] as const;

interface Left {
  readonly globalState: Readonly<Record<string, unknown>>;
  readonly secrets: Readonly<Record<string, string>>;
  readonly exportedInstances: { readonly version: number; readonly instances: readonly unknown[] };
}

const SHOP = '0a1b2c3d-0000-4000-8000-000000000001';
const quiet = (): void => undefined;

function leftBy(version: string): Left {
  return JSON.parse(readFileSync(`test/unit/upgrade/fixtures/${version}.json`, 'utf8')) as Left;
}

function storageOf(globalState: Left['globalState']): { state: StateStore; kept: Map<string, unknown> } {
  const kept = new Map(Object.entries(globalState));
  const state = new StateStore({
    get: (key) => kept.get(key),
    update: async (key, value) =>
      void kept.set(key, value === undefined ? undefined : JSON.parse(JSON.stringify(value))),
  });
  return { state, kept };
}

for (const version of VERSIONS) {
  describe(`what version ${version} left behind`, () => {
    const left = leftBy(version);

    it('still has every instance with its servers, and the secret to sign in with', () => {
      const warnings: string[] = [];
      const log = { debug: quiet, info: quiet, error: quiet, warn: (text: string) => void warnings.push(text) };
      const instances = new ConnectionStore(storageOf(left.globalState).state, log).all();
      assert.deepEqual(instances, left.globalState.connections);
      assert.deepEqual(warnings, []);
      for (const { id, signIn } of instances) {
        assert.equal(credentialsOf(signIn, left.secrets[id] ?? '')?.kind, signIn.kind);
      }
    });

    it('still has how the view looked, its saved filters, the columns of the grid and what is snoozed', () => {
      const { state } = storageOf(left.globalState);
      const choices = new ViewChoices(state, 'deliveryDoctor.deliveries');
      assert.deepEqual(choices.current, left.globalState['choice:deliveryDoctor.deliveries']);
      assert.deepEqual(choices.saved, left.globalState.savedFilters);
      assert.deepEqual(new ColumnMemory(state).choice, left.globalState['messages.columns']);
      assert.deepEqual(new SnoozedRules(state).of(SHOP), { relaySet: 'always', tlsForAll: Date.UTC(2100, 0) });
    });

    it('still takes up an export that broke off: it is known as the same one', () => {
      const [one] = new UnfinishedExports(storageOf(left.globalState).state).all();
      assert.ok(one !== undefined);
      assert.deepEqual(
        { path: one.path, rows: one.rows, lastId: one.lastId },
        { path: '/tmp/DM1234.csv', rows: 50, lastId: '42' },
      );
      assert.equal(one.marks, marksOf(one, one.format, ['address', 'status']));
    });

    it('is a file of instances that can still be imported', () => {
      const read = left.exportedInstances.instances.map(parseDescriptor);
      assert.deepEqual(read, left.exportedInstances.instances);
    });
  });
}

describe('what a newer version left behind', () => {
  const newer = {
    id: 'n',
    name: 'Of tomorrow',
    url: 'https://n.example.com',
    environment: 'lab',
    signIn: { kind: 'passkey' },
  };

  it('is an instance that stays in the list, unseen, with a sentence in the log', async () => {
    const warnings: string[] = [];
    const log = { debug: quiet, info: quiet, error: quiet, warn: (text: string) => void warnings.push(text) };
    const left = leftBy('0.1.0');
    const { state, kept } = storageOf({
      connections: [newer, ...(left.globalState.connections as readonly unknown[])],
    });
    const store = new ConnectionStore(state, log);
    await store.remove(SHOP);
    assert.deepEqual((kept.get('connections') as readonly unknown[])[0], newer);
    assert.equal(store.get('n'), undefined);
    assert.match(warnings.join(), /1 saved instance\(s\) cannot be read by this version; they are kept as they are/);
  });

  it('are exports and saved filters that stay when others are written', async () => {
    const left = leftBy('0.1.0').globalState;
    const unknownExport = { path: '/tmp/a.parquet', format: 'parquet' };
    const unknownFilter = { name: 'Of tomorrow', query: ['state', 'failed'] };
    const { state, kept } = storageOf({
      'messages.exports': [unknownExport, ...(left['messages.exports'] as readonly unknown[])],
      savedFilters: [unknownFilter],
    });
    await new UnfinishedExports(state).forget('/tmp/DM1234.csv');
    assert.deepEqual(kept.get('messages.exports'), [unknownExport]);
    const choices = new ViewChoices(state, 'deliveryDoctor.deliveries');
    await choices.save({ name: 'Failed', text: 'state:failed' });
    await choices.forget('Failed');
    assert.deepEqual(kept.get('savedFilters'), [unknownFilter]);
    assert.deepEqual(choices.saved, []);
  });
});
