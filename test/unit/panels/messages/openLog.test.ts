import '../../vscodeStandIn';
import assert from 'node:assert/strict';
import { markOf } from '../../../../src/panels/messages/gridRows';
import { filterOf, queryOf, withColumns, type OpenLog } from '../../../../src/panels/messages/openLog';

describe('panels/messages/openLog', () => {
  it('narrows each log only by what its tab has fields for', () => {
    const filter = {
      address: 'a',
      domain: 'example.com',
      message: '7',
      statuses: [2],
      reasons: [1],
      since: 1,
      until: 2,
    };
    assert.deepEqual(filterOf('messages', filter), filter);
    assert.deepEqual(filterOf('exclusions', filter), { address: 'a', domain: 'example.com', since: 1, until: 2 });
    assert.deepEqual(filterOf('tracking', filter), { message: '7', since: 1, until: 2 });
    assert.deepEqual(queryOf('messages', '1', { message: '7' }).ids, ['7']);
    assert.equal(queryOf('tracking', '1', { message: '7' }).messageId, '7');
  });

  it('marks seeds, which belong to no recipient, and proofs; nothing where the log names no recipients', () => {
    assert.deepEqual(
      [markOf('0'), markOf('0', true), markOf('7', true), markOf('7'), markOf(undefined)],
      ['Seed', 'Proof, Seed', 'Proof', undefined, undefined],
    );
  });

  it('exports the columns that are shown, in the order of the log, and nothing hidden', async () => {
    const columns = ['address', 'status', 'text'].map((id) => ({ id, label: id, kind: 'text' as const }));
    const log = {
      columns,
      async *export() {
        yield await Promise.resolve([{ id: '1', cells: ['a@x.org', 'Sent', 'ok'] }]);
      },
    } as unknown as OpenLog;
    const narrowed = withColumns(log, ['text', 'address']);
    assert.deepEqual(
      narrowed.columns.map(({ id }) => id),
      ['address', 'text'],
    );
    const rows = [];
    for await (const batch of narrowed.export(undefined, AbortSignal.timeout(1000))) {
      rows.push(...batch);
    }
    assert.deepEqual(rows, [{ id: '1', cells: ['a@x.org', 'ok'] }]);
    assert.equal(withColumns(log, ['gone']), log);
  });
});
