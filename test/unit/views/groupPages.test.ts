import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CampaignInstance, DeliveryQuery } from '../../../src/campaign/instance';
import type { AttentionGroup } from '../../../src/domain/attention';
import type { Delivery } from '../../../src/domain/delivery';
import { sameOrder, withMore, withNewHead } from '../../../src/views/deliveries/groupPages';
import { InstanceDeliveries } from '../../../src/views/deliveries/instanceDeliveries';

const row = (id: number, state = 95): Delivery => ({
  id: String(id),
  internalName: `DM${id}`,
  label: `Delivery ${id}`,
  state,
  messageType: 0,
  counters: {},
});
const rows = (...ids: number[]): Delivery[] => ids.map((id) => row(id));
const next = { sort: 's', id: 'x' };
const ids = (pages: { readonly rows: readonly Delivery[] }): number[] => pages.rows.map(({ id }) => Number(id));

describe('pages of a group', () => {
  it('adds a page without showing a delivery twice', () => {
    assert.deepEqual(ids(withMore({ rows: rows(5, 4, 3), next }, { rows: rows(3, 2) })), [5, 4, 3, 2]);
  });

  it('keeps older pages below a new head', () => {
    const present = { rows: rows(5, 4, 3, 2, 1), next };
    assert.deepEqual(ids(withNewHead(present, { rows: rows(6, 5, 4), next: { sort: 'h', id: '4' } })), [6, 5, 4, 2, 1]);
    assert.equal(withNewHead(present, { rows: rows(6, 5), next: { sort: 'h', id: '5' } }).next, next);
  });

  it('takes the head alone when it is everything', () => {
    assert.deepEqual(ids(withNewHead({ rows: rows(3, 2, 1), next }, { rows: rows(9) })), [9]);
  });

  it('never shows a delivery twice, whatever moved', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(30)), fc.uniqueArray(fc.nat(30)), fc.boolean(), (present, head, more) => {
        const merged = ids(withNewHead({ rows: rows(...present), next }, { rows: rows(...head), next: more ? next : undefined }));
        assert.equal(new Set(merged).size, merged.length);
        assert.deepEqual(merged.slice(0, head.length), head);
      }),
    );
  });

  it('sees another order, and another end', () => {
    assert.equal(sameOrder({ rows: rows(1, 2) }, { rows: [row(1, 55), row(2)] }), true);
    assert.equal(sameOrder({ rows: rows(1, 2) }, { rows: rows(2, 1) }), false);
    assert.equal(sameOrder({ rows: rows(1), next }, { rows: rows(1) }), false);
  });
});

/** An instance that answers from a list and counts its calls; the tree needs only `deliveries` and `info`. */
function instance(groups: Map<AttentionGroup, Delivery[]>) {
  const calls: string[] = [];
  const nows: number[] = [];
  const deliveries = {
    countByGroup: async (now: number) => {
      calls.push('count');
      nows.push(now);
      return new Map([...groups].map(([group, list]) => [group, list.length]));
    },
    list: async ({ group, pageSize, after }: DeliveryQuery) => {
      calls.push(`list ${group ?? 'all'} ${pageSize}${after === undefined ? '' : ` after ${after.id}`}`);
      const all = group === undefined ? [] : (groups.get(group) ?? []);
      const from = after === undefined ? 0 : all.findIndex(({ id }) => id === after.id) + 1;
      const page = all.slice(from, from + pageSize);
      const last = page.at(-1);
      return { rows: page, next: last === undefined || from + pageSize >= all.length ? undefined : { sort: '', id: last.id } };
    },
  };
  const made = { info: { instanceName: 'demo', operator: 'a', clockOffsetMs: 1000 }, deliveries } as unknown as CampaignInstance;
  return { made, calls, nows };
}

describe('InstanceDeliveries', () => {
  const signal = new AbortController().signal;
  const fresh = (): InstanceDeliveries => new InstanceDeliveries({ now: () => 5000 }, () => 2);

  it('asks by the time of the instance', async () => {
    const { made, nows } = instance(new Map());
    await fresh().readCounts(made, signal);
    assert.deepEqual(nows, [6000]);
  });

  it('costs one count and one list per open group, however many pages are shown', async () => {
    const groups = new Map<AttentionGroup, Delivery[]>([
      ['pending', rows(9, 8, 7, 6, 5)],
      ['finished', rows(4, 3)],
    ]);
    const { made, calls } = instance(groups);
    const model = fresh();
    await model.readCounts(made, signal);
    await model.open(made, 'pending', signal);
    await model.more(made, 'pending', signal);
    await model.open(made, 'finished', signal);
    model.close('finished');
    calls.length = 0;
    await model.refresh(made, signal);
    assert.deepEqual(calls, ['count', 'list pending 4']);
    assert.deepEqual(ids(model.group('pending') ?? { rows: [] }), [9, 8, 7, 6]);
  });

  it('tells of nothing when nothing changed, and only of the groups that did', async () => {
    const groups = new Map<AttentionGroup, Delivery[]>([
      ['pending', rows(2, 1)],
      ['finished', rows(4, 3)],
    ]);
    const { made } = instance(groups);
    const model = fresh();
    await model.readCounts(made, signal);
    await model.open(made, 'pending', signal);
    assert.deepEqual(await model.refresh(made, signal), { groupsChanged: false, groups: [] });
    groups.set('finished', rows(5, 4, 3));
    assert.deepEqual(await model.refresh(made, signal), { groupsChanged: false, groups: ['finished'] });
    groups.set('pending', rows(1, 2));
    assert.deepEqual(await model.refresh(made, signal), { groupsChanged: false, groups: ['pending'] });
    groups.delete('pending');
    assert.equal((await model.refresh(made, signal)).groupsChanged, true);
  });

  it('knows when something moves', async () => {
    const groups = new Map<AttentionGroup, Delivery[]>([['pending', rows(1)]]);
    const { made } = instance(groups);
    const model = fresh();
    await model.readCounts(made, signal);
    assert.equal(model.isSending, false);
    groups.set('inProgress', [row(1, 55)]);
    await model.refresh(made, signal);
    assert.equal(model.isSending, true);
  });
});
