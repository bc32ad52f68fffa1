import '../vscodeStandIn';
import assert from 'node:assert/strict';
import type { CampaignInstance, DeliveryFilter, DeliveryGrouping, DeliveryQuery } from '../../../src/campaign/instance';
import type { AttentionGroup } from '../../../src/domain/attention';
import type { Delivery } from '../../../src/domain/delivery';
import { FIRST_CHOICE, type ViewChoice } from '../../../src/domain/viewChoice';
import { InstanceDeliveries } from '../../../src/views/deliveries/tree/instanceDeliveries';

const row = (id: number, state = 95): Delivery => ({
  id: String(id),
  internalName: `DM${id}`,
  label: `Delivery ${id}`,
  state,
  messageType: 0,
  counters: {},
});
const rows = (...ids: number[]): Delivery[] => ids.map((id) => row(id));

/** An instance that answers from lists and notes its calls; the tree needs only `deliveries` and `info`. */
function instance(groups: Map<string, Delivery[]>) {
  const calls: string[] = [];
  const asked: { now?: number; filter?: DeliveryFilter; query?: DeliveryQuery }[] = [];
  const deliveries = {
    countByGroup: async (now: number, _signal: AbortSignal, filter?: DeliveryFilter) => {
      calls.push(filter === undefined ? 'count' : 'count filtered');
      asked.push({ now, filter });
      return new Map([...groups].map(([group, list]) => [group as AttentionGroup, list.length]));
    },
    countBy: async (by: DeliveryGrouping, query: { filter?: DeliveryFilter }) => {
      calls.push(`count by ${by}`);
      asked.push({ filter: query.filter });
      return {
        groups: [...groups].map(([key, list]) => ({ key, label: `label of ${key}`, count: list.length })),
        more: true,
      };
    },
    list: async (query: DeliveryQuery) => {
      const { group, within, pageSize, after } = query;
      const pinned = query.filter?.ids;
      const key = group ?? within?.key ?? (pinned === undefined ? 'all' : `of ${pinned.join(' ')}`);
      calls.push(`list ${key} ${pageSize}${after === undefined ? '' : ` after ${after.id}`}`);
      asked.push({ query });
      const all =
        pinned === undefined
          ? (groups.get(key) ?? [])
          : [...groups.values()].flat().filter(({ id }) => pinned.includes(id));
      const from = after === undefined ? 0 : all.findIndex(({ id }) => id === after.id) + 1;
      const page = all.slice(from, from + pageSize);
      const last = page.at(-1);
      return {
        rows: page,
        next: last === undefined || from + pageSize >= all.length ? undefined : { sort: '', id: last.id },
      };
    },
    counters: async (ids: readonly string[]) => {
      calls.push(`counters ${ids.join(' ')}`);
      return new Map(ids.map((id) => [id, { success: Number(id) * 10 }]));
    },
    findOne: async ({ id }: { id: string }) => {
      calls.push(`find ${id}`);
      return [...groups.values()].flat().find((delivery) => delivery.id === id);
    },
  };
  const made = {
    info: { instanceName: 'demo', operator: 'a', clockOffsetMs: 1000 },
    deliveries,
  } as unknown as CampaignInstance;
  return { made, calls, asked };
}

const signal = new AbortController().signal;
const ids = (model: InstanceDeliveries, key: string): number[] =>
  (model.group(key)?.rows ?? []).map(({ id }) => Number(id));
const fresh = (choice: Partial<ViewChoice> = {}): InstanceDeliveries =>
  new InstanceDeliveries(
    { now: () => 5000 },
    () => 2,
    () => ({ ...FIRST_CHOICE, ...choice }),
  );

describe('InstanceDeliveries', () => {
  it('asks by the time of the instance', async () => {
    const { made, asked } = instance(new Map());
    await fresh().readCounts(made, signal);
    assert.deepEqual(
      asked.map(({ now }) => now),
      [6000],
    );
  });

  it('refreshes with one count, one list per open group and one call for figures, however many pages are shown', async () => {
    const { made, calls } = instance(
      new Map([
        ['pending', [9, 8, 7, 6, 5].map((id) => row(id, 51))],
        ['finished', rows(4, 3)],
      ]),
    );
    const model = fresh();
    await model.readCounts(made, signal);
    await model.open(made, 'pending', signal);
    await model.more(made, 'pending', signal);
    await model.open(made, 'finished', signal);
    model.close('finished');
    calls.length = 0;
    await model.refresh(made, signal);
    assert.deepEqual(calls, ['count', 'list pending 4', 'counters 9 8 7 6']);
    assert.deepEqual(ids(model, 'pending'), [9, 8, 7, 6]);
  });

  it('counts a second time, and only then, where the badge is about more than what is shown', async () => {
    for (const [choice, expected] of [
      [{}, ['count']],
      [{ filter: 'news' }, ['count', 'count filtered']],
      [{ grouping: 'operation' }, ['count', 'count by operation']],
      [{ grouping: 'day', filter: 'news' }, ['count', 'count by day']],
    ] as const) {
      const { made, calls } = instance(new Map());
      await fresh(choice).readCounts(made, signal);
      assert.deepEqual(calls, expected);
    }
  });

  it('reads what is pinned beside the counts, in the order of the pins, whatever the view is filtered to', async () => {
    const { made, calls } = instance(new Map([['finished', rows(9, 8, 7)]]));
    let pins: readonly string[] = ['7', 'gone', '9'];
    const model = new InstanceDeliveries(
      { now: () => 5000 },
      () => 2,
      () => ({ ...FIRST_CHOICE, filter: 'news' }),
      () => pins,
    );
    const pinned = (): readonly string[] => model.pinned.map(({ id }) => id);
    await model.readCounts(made, signal);
    assert.deepEqual(calls, ['count', 'count filtered', 'list of 7 gone 9 3']);
    assert.deepEqual(pinned(), ['7', '9']);
    await model.fillIn(made, signal);
    assert.equal(model.pinned[0]?.counters.success, 70);
    pins = ['9'];
    assert.deepEqual(pinned(), ['9'], 'not shown from the moment it is not pinned');
    assert.equal((await model.refresh(made, signal)).groupsChanged, true);
    assert.equal((await model.refresh(made, signal)).groupsChanged, false);
    pins = [];
    calls.length = 0;
    await model.refresh(made, signal);
    assert.deepEqual(calls, ['count', 'count filtered'], 'no pins, no call');
  });

  it('sends what was chosen along: filter, order, and the group within its grouping', async () => {
    const { made, asked } = instance(new Map([['17', rows(1)]]));
    const model = fresh({
      grouping: 'folder',
      filter: 'state:paused spring since:1d',
      sort: { by: 'label', descending: false },
    });
    await model.readCounts(made, signal);
    await model.open(made, '17', signal);
    assert.deepEqual(model.groups, [{ key: '17', label: 'label of 17', count: 1 }]);
    assert.equal(model.hasMoreGroups, true);
    const filter = { text: 'spring', states: [71, 72, 75], since: 6000 - 24 * 3_600_000 };
    assert.deepEqual(
      asked.map((one) => one.filter ?? one.query?.filter),
      [undefined, filter, filter],
    );
    const { within, sort, namesOnly } = asked.at(-1)?.query ?? {};
    assert.deepEqual(
      [within, sort, namesOnly],
      [{ by: 'folder', key: '17' }, { by: 'label', descending: false }, true],
    );
  });

  it('shows names first, then reads the figures of what has none yet, once', async () => {
    const { made, calls } = instance(new Map([['finished', rows(4, 3)]]));
    const model = fresh();
    await model.open(made, 'finished', signal);
    assert.deepEqual(
      model.group('finished')?.rows.map(({ counters }) => counters.success),
      [undefined, undefined],
    );
    assert.equal(await model.fillIn(made, signal), true);
    assert.deepEqual(
      model.group('finished')?.rows.map(({ counters }) => counters.success),
      [40, 30],
    );
    assert.equal(await model.fillIn(made, signal), false);
    calls.length = 0;
    await model.refresh(made, signal);
    assert.deepEqual(calls, ['count', 'list finished 2'], 'what is over is not read again');
    assert.deepEqual(
      model.group('finished')?.rows.map(({ counters }) => counters.success),
      [40, 30],
    );
  });

  it('tells of nothing when nothing changed, and only of the groups that did', async () => {
    const groups = new Map([
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

  it('keeps nothing of what was being read when the choice changed', async () => {
    const { made } = instance(new Map([['pending', rows(1)]]));
    const model = fresh();
    const reading = model.open(made, 'pending', signal);
    const counting = model.readCounts(made, signal);
    model.clear();
    await Promise.all([reading, counting]);
    assert.equal(model.group('pending'), undefined);
    assert.deepEqual(model.groups, []);
  });

  it('reads what was found again with each refresh, until it is gone', async () => {
    const groups = new Map([['pending', rows(1)]]);
    const { made, calls } = instance(groups);
    const model = fresh();
    await model.readCounts(made, signal);
    model.found = row(1, 51);
    await model.refresh(made, signal);
    assert.ok(calls.includes('find 1'));
    assert.equal(model.found.state, 95);
    groups.clear();
    await model.refresh(made, signal);
    assert.equal(model.found, undefined);
  });

  it('keeps what was found while a refresh was under way', async () => {
    const { made } = instance(new Map([['finished', rows(1, 2)]]));
    const model = fresh();
    const refreshing = model.refresh(made, signal);
    model.found = row(2);
    await refreshing;
    assert.equal(model.found?.id, '2');
    const again = model.refresh(made, signal);
    model.found = undefined;
    await again;
    assert.equal(model.found, undefined);
  });

  it('reads the figures of what is being sent beside the rows, and again of what has just ended', async () => {
    const groups = new Map([['inProgress', [row(1, 55), row(2, 55)]]]);
    const { made, calls } = instance(groups);
    const model = fresh();
    await model.readCounts(made, signal);
    await model.open(made, 'inProgress', signal);
    await model.fillIn(made, signal);
    calls.length = 0;
    const list = made.deliveries.list.bind(made.deliveries);
    let asksBesides = false;
    made.deliveries.list = async (...args) => {
      await new Promise((resolve) => setImmediate(resolve));
      asksBesides = calls.includes('counters 1 2');
      return list(...args);
    };
    groups.set('inProgress', [row(1, 55), row(2, 95)]);
    await model.refresh(made, signal);
    assert.equal(asksBesides, true);
    assert.deepEqual(
      calls.filter((call) => call.startsWith('counters')),
      ['counters 1 2', 'counters 2'],
    );
  });

  it('knows when something moves', async () => {
    const groups = new Map([['pending', rows(1)]]);
    const { made } = instance(groups);
    const model = fresh();
    await model.readCounts(made, signal);
    assert.equal(model.isSending, false);
    groups.set('inProgress', [row(1, 55)]);
    await model.refresh(made, signal);
    assert.equal(model.isSending, true);
  });
});
