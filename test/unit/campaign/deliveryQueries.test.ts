import assert from 'node:assert/strict';
import { openInstance } from '../../../src/campaign';
import type { CampaignInstance, DeliveryQuery, DeliverySortKey, PageKey } from '../../../src/campaign/instance';
import { startDemo, type RunningDemo } from '../../../src/demo';
import { ATTENTION_GROUPS } from '../../../src/domain/attention';
import type { Delivery } from '../../../src/domain/delivery';
import { refusal, signal } from './support/client';

/** Filters, orders, groups and finding of deliveries, held against the whole list read once. */
describe('campaign/deliveries: filter, sort, group, find', function () {
  this.timeout(60_000);
  let demo: RunningDemo;
  let instance: CampaignInstance;
  let now: number;
  let all: readonly Delivery[];

  before(async () => {
    demo = await startDemo({ clock: { speed: 0 }, recipients: 300 });
    const credentials = { kind: 'password' as const, operator: demo.handle.operator, password: demo.handle.password };
    instance = await openInstance({ url: demo.handle.url, credentials }, signal());
    now = Date.now() + instance.info.clockOffsetMs;
    all = (await instance.deliveries.list({ now, pageSize: 5000 }, signal())).rows;
  });

  after(async () => {
    await instance.logoff();
    await demo.close();
  });

  const list = async (query: Partial<DeliveryQuery>): Promise<readonly Delivery[]> =>
    (await instance.deliveries.list({ now, pageSize: 5000, ...query }, signal())).rows;
  const ids = (rows: readonly Delivery[]): string[] => rows.map((row) => row.id).sort();

  it('finds text in label, internal name or code, in any case, taken literally', async () => {
    const word = 'NewsLetter';
    assert.deepEqual(
      ids(await list({ filter: { text: word } })),
      ids(all.filter((row) => row.label.toLowerCase().includes('newsletter'))),
    );
    const [one] = all;
    assert.ok(one);
    assert.deepEqual(ids(await list({ filter: { text: ` ${one.internalName.toLowerCase()} ` } })), [one.id]);
    for (const stranger of ["' or 1=1 or ''='", '%', '_', '\\', "x' or @id > 0 or 'a", '$(login)', '#2026-01-01#']) {
      const found = await list({ filter: { text: stranger } });
      assert.deepEqual(ids(found), ids(all.filter((row) => row.label.includes(stranger))), stranger);
    }
    assert.equal((await list({ filter: { text: '  ' } })).length, all.length);
    assert.equal(
      (await refusal(instance.deliveries.list({ now, pageSize: 1, filter: { text: 'a\u0001' } }, signal()))).code,
      'queryError',
    );
    assert.equal(
      (await refusal(instance.deliveries.countByGroup(now, signal(), { code: 'a\u0001' }))).code,
      'queryError',
    );
  });

  it('filters by state, channel, time, routing and affinity', async () => {
    assert.deepEqual(
      ids(await list({ filter: { states: [45, 51] } })),
      ids(all.filter((row) => [45, 51].includes(row.state))),
    );
    assert.deepEqual(
      ids(await list({ filter: { messageTypes: [1] } })),
      ids(all.filter((row) => row.messageType === 1)),
    );
    const [since, until] = [now - 5 * 86_400_000, now - 86_400_000];
    const at = (row: Delivery): number => row.contactDate ?? row.lastModified ?? 0;
    assert.deepEqual(
      ids(await list({ filter: { since, until } })),
      ids(all.filter((row) => at(row) >= since && at(row) < until)),
    );
    const sms = await list({ filter: { routing: 'midSourcingSms' } });
    assert.ok(sms.length > 0 && sms.every((row) => row.messageType === 1));
    const newsletters = await list({ filter: { affinity: 'newsletter' } });
    assert.ok(newsletters.length > 0);
    for (const row of newsletters) {
      assert.equal((await instance.deliveries.get(row.id, signal()))?.ipAffinity, 'newsletter');
    }
    const none = await list({ filter: { affinity: '' } });
    assert.ok(
      none.length > newsletters.length && !none.some((row) => newsletters.some((other) => other.id === row.id)),
    );
    assert.deepEqual(await list({ filter: { affinity: "x' or 'a'='a" } }), []);
  });

  it('counts groups through the same filter', async () => {
    const filter = { text: 'newsletter', messageTypes: [0] };
    const counts = await instance.deliveries.countByGroup(now, signal(), filter);
    for (const group of ATTENTION_GROUPS) {
      assert.equal((await list({ group, filter })).length, counts.get(group), group);
    }
    const sum = [...counts.values()].reduce((a, b) => a + b, 0);
    assert.ok(sum > 0 && sum < all.length);
  });

  const sortValue: Readonly<Record<DeliverySortKey, (row: Delivery) => string | number | undefined>> = {
    lastModified: (row) => row.lastModified,
    contactDate: (row) => row.contactDate,
    sentDate: (row) => row.broadStart,
    label: (row) => row.label,
    state: (row) => row.state,
    size: (row) => row.counters.toDeliver,
  };
  for (const by of Object.keys(sortValue) as DeliverySortKey[]) {
    for (const descending of [true, false]) {
      it(`pages by ${by} ${descending ? 'downwards' : 'upwards'} without a gap or a double, what lacks it last`, async () => {
        const rows: Delivery[] = [];
        let after: PageKey | undefined;
        do {
          const page = await instance.deliveries.list({ now, pageSize: 23, after, sort: { by, descending } }, signal());
          assert.ok(page.rows.length === 23 || page.next === undefined);
          rows.push(...page.rows);
          after = page.next;
        } while (after !== undefined);
        assert.deepEqual(ids(rows), ids(all));
        const values = rows.map(sortValue[by]);
        const present = values.filter((value) => value !== undefined);
        assert.deepEqual(values.slice(0, present.length), present);
        for (const [at, value] of present.slice(1).entries()) {
          const before = present[at] ?? '';
          assert.ok(descending ? before >= value : before <= value, `${before} then ${value}`);
        }
      });
    }
  }

  for (const by of ['operation', 'folder', 'messageType', 'state', 'day'] as const) {
    it(`counts by ${by} what the rows of each group hold`, async () => {
      const { groups, more } = await instance.deliveries.countBy(by, { now }, signal());
      assert.equal(more, false);
      assert.ok(groups.length > 1);
      assert.equal(
        groups.reduce((sum, group) => sum + group.count, 0),
        all.length,
      );
      assert.equal(new Set(groups.map((group) => group.key)).size, groups.length);
      if (by !== 'day') {
        assert.ok(
          groups.every((group) => group.label !== '' || group.key === '0'),
          JSON.stringify(groups),
        );
      }
      for (const { key, count } of groups) {
        const page = await instance.deliveries.list({ now, pageSize: 1000, within: { by, key } }, signal());
        assert.equal(page.rows.length, count, key);
        if (by === 'state') {
          assert.ok(page.rows.every((row) => String(row.state) === key));
        }
        if (by === 'day' && key !== '') {
          assert.ok(page.rows.every((row) => new Date(row.contactDate ?? 0).toISOString().startsWith(key)));
        }
      }
      const filter = { text: 'newsletter' };
      const filtered = await instance.deliveries.countBy(by, { now, filter }, signal());
      assert.equal(
        filtered.groups.reduce((sum, group) => sum + group.count, 0),
        (await list({ filter })).length,
      );
    });
  }

  it('refuses a key that is none', async () => {
    const key = '2026-01-01# or #2026';
    assert.equal(
      (await refusal(instance.deliveries.list({ now, pageSize: 1, within: { by: 'day', key } }, signal()))).code,
      'queryError',
    );
    assert.deepEqual(await list({ within: { by: 'state', key: '1 or 1=1' } }), []);
  });

  it('finds one by id, internal name or what somebody typed', async () => {
    const find = (what: Parameters<CampaignInstance['deliveries']['findOne']>[0]) =>
      instance.deliveries.findOne(what, signal());
    const one = all.find((row) => all.filter((other) => other.label.includes(row.label)).length === 1);
    assert.ok(one);
    assert.deepEqual(await find({ id: one.id }), one);
    assert.deepEqual(await find({ internalName: one.internalName }), one);
    for (const text of [one.id, ` ${one.internalName.toLowerCase()} `, one.label, one.label.toUpperCase()]) {
      assert.equal((await find({ text }))?.id, one.id, text);
    }
    const newest = all.find((row) => row.label.toLowerCase().includes('newsletter'));
    assert.deepEqual(await find({ text: 'newsLETTER' }), newest);
    for (const text of ['', ' ', 'no such delivery', '_____', "' or 1=1 or ''='"]) {
      assert.equal(await find({ text }), undefined, text);
    }
    assert.equal(await find({ id: '999999999' }), undefined);
    assert.equal(await find({ internalName: 'nothing' }), undefined);
  });
});
