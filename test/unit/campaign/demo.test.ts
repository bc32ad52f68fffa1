import assert from 'node:assert/strict';
import { openInstance } from '../../../src/campaign';
import type { CampaignInstance, PageKey } from '../../../src/campaign/instance';
import type { Credentials } from '../../../src/campaign/open';
import { startDemo, type RunningDemo } from '../../../src/demo';
import { ATTENTION_GROUPS, attentionGroupOf } from '../../../src/domain/attention';
import { DELIVERY_STATES } from '../../../src/domain/deliveryState';
import { collect, refusal, signal } from './support/client';
import { writesOf } from '../../../src/campaign/writes';

/** The client against the embedded demo instance: another reader of the same facts, with a database behind it. */
describe('client and demo instance', function () {
  this.timeout(60_000);
  let demo: RunningDemo;
  let instance: CampaignInstance;
  let now: number;
  const logged: string[] = [];

  const open = (credentials: Credentials): Promise<CampaignInstance> =>
    openInstance(
      {
        url: demo.handle.url,
        credentials,
        log: { debug: (line) => logged.push(line), warn: (line) => logged.push(line) },
      },
      signal(),
    );

  before(async () => {
    demo = await startDemo({ clock: { speed: 0 }, recipients: 600 });
    instance = await open({ kind: 'password', operator: demo.handle.operator, password: demo.handle.password });
    now = Date.now() + instance.info.clockOffsetMs;
  });

  after(async () => {
    await instance.logoff();
    await demo.close();
  });

  it('counts in one call exactly what the lists hold, group by group', async () => {
    const before = logged.length;
    const counts = await instance.deliveries.countByGroup(now, signal());
    assert.equal(logged.slice(before).filter((line) => line.startsWith('ExecuteQuery')).length, 1);
    for (const group of ATTENTION_GROUPS) {
      const { rows } = await instance.deliveries.list({ group, now, pageSize: 1000 }, signal());
      assert.equal(rows.length, counts.get(group), group);
      for (const row of rows) {
        assert.equal(attentionGroupOf(row, now), group, `${row.label} in ${row.state}`);
      }
    }
    assert.ok((counts.get('needsAttention') ?? 0) > 0 && (counts.get('finished') ?? 0) > 20);
  });

  it('calls nothing overdue that was confirmed a moment ago, after its date', async () => {
    const { store } = demo.instance;
    const late = { group: 'needsAttention', now, pageSize: 1000 } as const;
    const before = await instance.deliveries.countByGroup(now, signal());
    const [first] = (await instance.deliveries.list(late, signal())).rows;
    const changedAt = (at: number): void => {
      store.run('UPDATE NmsDelivery SET tsLastModified = ? WHERE iDeliveryId = ?', [at, Number(first?.id)]);
    };
    const listed = async (group: 'needsAttention' | 'pending'): Promise<boolean> => {
      const { rows } = await instance.deliveries.list({ ...late, group }, signal());
      return rows.some(({ id }) => id === first?.id);
    };
    changedAt(now - 60_000);
    const after = await instance.deliveries.countByGroup(now, signal());
    assert.equal(after.get('needsAttention'), (before.get('needsAttention') ?? 0) - 1);
    assert.deepEqual([await listed('needsAttention'), await listed('pending')], [false, true]);
    changedAt(now + 3_600_000);
    assert.deepEqual([await listed('needsAttention'), await listed('pending')], [true, false]);
    changedAt(first?.lastModified ?? 0);
  });

  it('pages through all deliveries without a gap or a double, newest first', async () => {
    const whole = (await instance.deliveries.list({ now, pageSize: 1000 }, signal())).rows;
    const paged: string[] = [];
    let after: PageKey | undefined;
    do {
      const page = await instance.deliveries.list({ now, pageSize: 17, after }, signal());
      assert.ok(page.rows.length <= 17);
      paged.push(...page.rows.map((row) => row.id));
      after = page.next;
    } while (after !== undefined);
    assert.deepEqual(
      paged,
      whole.map((row) => row.id),
    );
    assert.equal(new Set(paged).size, paged.length);
    const times = whole.map((row) => row.lastModified ?? 0);
    assert.deepEqual(
      times,
      [...times].sort((a, b) => b - a),
    );
  });

  it('jumps into a log from either end, narrows it, and counts its values', async () => {
    const { rows } = await instance.deliveries.list({ group: 'finished', now, pageSize: 100 }, signal());
    const delivery = rows.find(({ counters }) => (counters.processed ?? 0) > 100 && (counters.error ?? 0) > 0);
    assert.ok(delivery);
    const query = { deliveryId: delivery.id };
    const all = await collect(instance.messages.rows(query, signal()));
    const page = async (change: object, at: { from: 'first' | 'last'; limit: number; skip?: number }) =>
      instance.messages.page({ ...query, ...change }, at, signal());
    assert.deepEqual(await page({}, { from: 'first', limit: 5, skip: 7 }), all.slice(7, 12));
    assert.deepEqual(await page({}, { from: 'last', limit: 5, skip: 3 }), all.slice(-8, -3));
    assert.deepEqual(await page({ beforeId: all[9]?.id }, { from: 'last', limit: 4 }), all.slice(5, 9));
    assert.deepEqual(
      await page({ afterId: all[9]?.id, upToId: all[12]?.id }, { from: 'first', limit: 100 }),
      all.slice(10, 13),
    );
    const domain = all[0]?.address.split('@')[1] ?? '';
    assert.deepEqual(
      await page({ domain }, { from: 'first', limit: 10_000 }),
      all.filter(({ address }) => address.endsWith(`@${domain}`)),
    );
    const [since = 0, until = 0] = all
      .map(({ eventDate = 0 }) => eventDate)
      .sort((a, b) => a - b)
      .filter((_, at, { length }) => at === Math.floor(length / 3) || at === Math.floor(length / 2));
    assert.deepEqual(
      await page({ since, until }, { from: 'first', limit: 10_000 }),
      all.filter(({ eventDate = 0 }) => eventDate >= since && eventDate < until),
    );
    for (const by of ['status', 'failureReason'] as const) {
      const counts = new Map<number, number>();
      for (const message of all) {
        counts.set(message[by] ?? 0, (counts.get(message[by] ?? 0) ?? 0) + 1);
      }
      const told = new Map<number, number>();
      for (const { [by]: value = 0, count } of await instance.messages.tally(query, signal())) {
        told.set(value, (told.get(value) ?? 0) + count);
      }
      assert.deepEqual(told, counts, by);
    }
    const [reason] = all.flatMap(({ failureReason = 0 }) => (failureReason === 0 ? [] : [failureReason]));
    assert.ok(reason);
    assert.deepEqual(
      await page({ failureReasons: [reason] }, { from: 'first', limit: 10_000 }),
      all.filter(({ failureReason }) => failureReason === reason),
    );
    assert.match((await instance.messages.mirrorUrl(delivery.id, all[0]?.id ?? '', signal())) ?? '', /^https?:/);
  });

  it('reads messages page by page, as many as it counts, and finds addresses literally', async () => {
    // Half a day old, so that whatever the time of day somebody has opened it.
    const delivery = (await instance.deliveries.list({ group: 'finished', now, pageSize: 200 }, signal())).rows.find(
      ({ messageType, broadStart = now, counters: { toDeliver = 0 } }) =>
        messageType === 0 && now - broadStart > 12 * 3_600_000 && toDeliver > 50 && toDeliver < 3000,
    );
    assert.ok(delivery);
    const query = { deliveryId: delivery.id, pageSize: 7 };
    const messages = await collect(instance.messages.rows(query, signal()));
    assert.equal(messages.length, await instance.messages.count(query, signal()));
    assert.equal(new Set(messages.map((message) => message.id)).size, messages.length);
    const failed = await collect(instance.messages.rows({ ...query, statuses: [2] }, signal()));
    assert.deepEqual(
      failed,
      messages.filter((message) => message.status === 2),
    );
    const [first] = messages;
    assert.ok(first);
    assert.deepEqual(await collect(instance.messages.rows({ ...query, addressContains: first.address }, signal())), [
      first,
    ]);
    for (const stranger of [
      "' or 1=1 or ''='",
      '%',
      '\\',
      "x' or @id > 0 or 'a",
      '$(login)',
      '"><node expr="@id"/>',
      '#2026-01-01#',
    ]) {
      assert.equal(await instance.messages.count({ ...query, addressContains: stranger }, signal()), 0, stranger);
    }
    const rest = await collect(instance.messages.rows({ ...query, afterId: messages.at(-3)?.id }, signal()));
    assert.deepEqual(rest, messages.slice(-2));
    const labels = await instance.messages.statuses(delivery.id, signal());
    assert.ok(labels?.some((label) => label.value === '1' && label.label !== ''));
    const middle = messages[Math.floor(messages.length / 2)]?.lastModified ?? NaN;
    const changed = messages.filter(({ lastModified }) => (lastModified ?? 0) >= middle).length;
    assert.ok(changed > 0);
    assert.equal(await instance.messages.count({ ...query, changedSince: middle }, signal()), changed);
    assert.ok((await instance.trackingLogs.count(query, signal())) > 0);
    assert.equal(await instance.trackingLogs.count({ ...query, changedSince: 0 }, signal()), 0, 'events never change');
    assert.equal((await instance.deliveries.get(delivery.id, signal()))?.proof, false);
  });

  it('pauses and resumes a delivery, and is told its new state', async () => {
    const [delivery] = (await instance.deliveries.list({ group: 'inProgress', now, pageSize: 1 }, signal())).rows;
    assert.ok(delivery);
    const state = await writesOf(instance).command(delivery.id, 'pause', signal());
    const after = await instance.deliveries.get(delivery.id, signal());
    assert.equal(after?.state, state);
    assert.ok(
      [DELIVERY_STATES.pausePending, DELIVERY_STATES.pauseInProgress, DELIVERY_STATES.paused].includes(
        after?.state as 75,
      ),
    );
  });

  it('writes an affinity, any characters in it, and reads back the same', async () => {
    const [delivery] = (await instance.deliveries.list({ group: 'pending', now, pageSize: 1 }, signal())).rows;
    assert.ok(delivery);
    for (const affinity of ['vip', '', `it's <b>&"\\ 中文 $(x) %_`]) {
      await writesOf(instance).setAffinity(delivery.id, affinity, signal());
      assert.equal((await instance.deliveries.get(delivery.id, signal()))?.ipAffinity, affinity);
    }
    assert.equal(
      (await refusal(writesOf(instance).setAffinity(delivery.id, 'x'.repeat(65), signal()))).code,
      'queryError',
    );
  });

  it('writes a contact date and reads back the same moment', async () => {
    const [delivery] = (await instance.deliveries.list({ group: 'scheduled', now, pageSize: 1 }, signal())).rows;
    assert.ok(delivery?.contactDate !== undefined);
    const later = delivery.contactDate + 10 * 60_000;
    await writesOf(instance).setDates(delivery.id, { contactDate: later }, signal());
    assert.equal((await instance.deliveries.get(delivery.id, signal()))?.contactDate, later);
  });

  it('counts in the tracking log what the log itself holds, by URL and by browser', async () => {
    const { rows } = await instance.deliveries.list({ group: 'finished', now, pageSize: 100 }, signal());
    const delivery = rows.find((row) => row.messageType === 0 && (row.counters.success ?? 0) > 20);
    assert.ok(delivery);
    const logs = await collect(instance.trackingLogs.rows({ deliveryId: delivery.id }, signal()));
    const messages = new Map<string, Set<string>>();
    for (const { urlId = '', messageId = '' } of logs) {
      messages.set(urlId, (messages.get(urlId) ?? new Set()).add(messageId));
    }
    const unique = await instance.reactionLog.uniqueClicks(delivery.id, signal());
    assert.deepEqual(
      new Map([...(unique ?? [])].sort()),
      new Map([...messages].map(([url, of]) => [url, of.size] as const).sort()),
    );
    const agents = await instance.reactionLog.agents(delivery.id, signal());
    assert.ok(agents !== undefined && agents.length > 1);
    for (const { agent, opens, clicks } of agents) {
      const its = logs.filter((log) => log.userAgent === agent);
      assert.deepEqual(
        [opens, clicks],
        [its.filter(({ urlId }) => urlId === '1').length, its.filter(({ urlId }) => urlId !== '1').length],
      );
    }
  });

  it('tells when the tracking workflow last ran, and nothing of one that is not there', async () => {
    const workflow = await instance.workflows.get('tracking', signal());
    assert.equal(workflow?.state, 11);
    assert.equal(workflow.failed, false);
    assert.ok(workflow.lastRun !== undefined && workflow.lastRun <= now);
    assert.equal(await instance.workflows.get('nothingOfTheKind', signal()), undefined);
  });

  it('reads journal, tracking, throughput, options and enumerations', async () => {
    const { rows } = await instance.deliveries.list({ group: 'finished', now, pageSize: 100 }, signal());
    const delivery = rows.find((row) => row.messageType === 0 && (row.counters.success ?? 0) > 20);
    assert.ok(delivery);
    const lines = await instance.audit.tail(delivery.id, 3, signal());
    assert.equal(lines.length, 3);
    assert.deepEqual(await instance.audit.since(delivery.id, lines[0]?.id ?? '', 10, signal()), lines.slice(1));
    const figures = await instance.tracking.figures(delivery.id, signal());
    assert.equal(figures?.success, delivery.counters.success);
    const urls = await instance.tracking.urls(delivery.id, signal());
    assert.ok(urls.length > 0 && urls.every((url) => url.totalClicks !== undefined));
    const samples = await instance.throughput.samples({ deliveryId: delivery.id, since: 0 }, signal());
    assert.ok(
      samples.length > 0 &&
        samples.every((sample, at) => sample.deliveryId === delivery.id && sample.at >= (samples[at - 1]?.at ?? 0)),
    );
    assert.equal(await instance.options.get('NmsOperation_LimitConcurrency', signal()), '10');
    assert.equal(await instance.options.get('Nothing', signal()), undefined);
    assert.ok((await instance.monitoring.affinityNames(signal()))?.includes('vip'));
    assert.ok((await instance.monitoring.runningCampaignDeliveries(signal())) >= 0);
    assert.ok(Math.abs((await instance.monitoring.clockOffsetMs(signal())) ?? Infinity) < 60_000);
    const queued = demo.instance.store.first(
      'SELECT iDeliveryId AS id, COUNT(*) AS parts FROM NmsDeliveryPart GROUP BY iDeliveryId ORDER BY parts DESC LIMIT 1',
    );
    assert.ok(Number(queued?.['parts']) > 0);
    assert.equal(await instance.monitoring.waitingParts(String(queued?.['id']), signal()), Number(queued?.['parts']));
    assert.equal(await instance.monitoring.waitingParts('999999999', signal()), 0);
    assert.ok((await instance.schemas.methods('nms:delivery', signal()))?.has('ExecCommand'));
    assert.ok(
      (await instance.schemas.enumeration('nms:delivery', 'deliveryState', signal()))?.some(
        (state) => state.value === '51',
      ),
    );
    assert.equal(await instance.schemas.methods('nms:nothing', signal()), undefined);
    assert.equal(await instance.deliveries.get('999999999', signal()), undefined);
    assert.equal(await instance.tracking.figures('999999999', signal()), undefined);
  });

  it('tells the campaign of a delivery, and its waves', async () => {
    const { rows } = await instance.deliveries.list(
      { now, pageSize: 10, filter: { text: 'Black Friday – everyone' } },
      signal(),
    );
    const detail = await instance.deliveries.get(rows[0]?.id ?? '', signal());
    assert.deepEqual(detail?.waves, { enabled: true, mode: 0, splitSize: '25%', splitDelaySeconds: 1800 });
    const { groups } = await instance.deliveries.countBy('operation', { now }, signal());
    assert.equal(groups.find((group) => group.key === detail.operationId)?.label, 'Black Friday');
    const outside = await instance.deliveries.findOne({ text: 'Warranty reminder' }, signal());
    const other = await instance.deliveries.get(outside?.id ?? '', signal());
    assert.equal(other?.operationId, '0');
    assert.equal(other.waves?.enabled, false);
  });

  it('goes on through an expired session', async () => {
    demo.expireSessions();
    const pages = await Promise.all([1, 2, 3].map(() => instance.deliveries.list({ now, pageSize: 5 }, signal())));
    assert.ok(pages.every((page) => page.rows.length === 5));
  });

  it('signs in with an access token, and is refused with a wrong password, once', async () => {
    const byToken = await open({ kind: 'bearerToken', token: demo.bearerToken });
    assert.notEqual(byToken.info.operator, '');
    assert.equal((await byToken.deliveries.list({ now, pageSize: 2 }, signal())).rows.length, 2);
    await byToken.logoff();
    const from = logged.length;
    assert.equal(
      (await refusal(open({ kind: 'password', operator: demo.handle.operator, password: 'wrong' }))).code,
      'logonRefused',
    );
    assert.equal(logged.slice(from).filter((line) => line.startsWith('Logon')).length, 1);
  });

  it('logs neither password nor tokens', () => {
    const log = logged.join('\n');
    assert.ok(log.length > 1000);
    assert.ok(!log.includes(demo.handle.password) && !log.includes(demo.bearerToken));
  });
});
