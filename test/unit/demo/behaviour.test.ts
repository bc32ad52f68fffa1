import assert from 'node:assert/strict';
import { startDemo, type RunningDemo } from '../../../src/demo';
import { addDelivery } from '../../../src/demo/scenarios/scenario';
import { plan, type DeliveryPlan } from '../../../src/demo/data/plan';
import { SoapFault } from '../../../src/demo/soap/fault';
import { toNumber } from '../../../src/demo/store/store';

const MINUTE = 60_000;
const RECIPIENTS = 1200;

describe('demo: behaviour over time', function () {
  this.timeout(60_000);
  let demo: RunningDemo;

  before(async () => {
    demo = await startDemo({ recipients: RECIPIENTS, scenarios: [], clock: { speed: 0 } });
    demo.advance(5000);
  });
  after(() => demo.close());

  /** A delivery to nearly everybody that takes `seconds` to send, due now. */
  const add = (label: string, seconds: number, more: Partial<DeliveryPlan> = {}): number => {
    const { store, servers, clock } = demo.instance;
    const context = { store, farm: servers, instance: 'demo', now: clock.now(), scale: 1, publicUrl: demo.handle.url };
    return addDelivery(
      context,
      plan({
        label,
        contact: clock.now(),
        segment: label,
        share: 0.95,
        rate: (RECIPIENTS * 0.85) / seconds,
        theme: 'gifts',
        maxRetry: 0,
        standing: { kind: 'confirmed' },
        ...more,
      }),
    );
  };
  const read = (id: number) =>
    demo.instance.store.first('SELECT * FROM NmsDelivery WHERE iDeliveryId = ?', [id]) ?? assert.fail();
  const state = (id: number): number => toNumber(read(id)['iState']);
  const statuses = (id: number): Record<string, number> =>
    Object.fromEntries(
      demo.instance.store
        .all('SELECT iStatus, COUNT(*) AS n FROM NmsBroadLogRcp WHERE iDeliveryId = ? GROUP BY iStatus', [id])
        .map((row) => [String(row['iStatus']), toNumber(row['n'])]),
    );
  const journal = (id: number): string =>
    demo.instance.store
      .all('SELECT sMessage FROM XtkJobLog WHERE iJobId = ? ORDER BY iJobLogId', [id])
      .map((row) => row['sMessage'])
      .join('\n');
  /** Seconds until the delivery is in the state. */
  const until = (id: number, wanted: number, limitSeconds: number): number => {
    for (let second = 0; second <= limitSeconds; second++) {
      if (state(id) === wanted) {
        return second;
      }
      demo.advance(1000);
    }
    return assert.fail(`still ${state(id)} after ${limitSeconds} s, not ${wanted}`);
  };

  it('pauses in the middle, resumes where it was, and tries nobody twice', () => {
    const { engine } = demo.instance;
    const id = add('pause', 60);
    until(id, 55, 10);
    demo.advance(15_000);
    assert.equal(engine.command(id, 'pause', 'anna'), 71);
    until(id, 75, 15);
    const sent = statuses(id)['1'] ?? 0;
    assert.ok(sent > 50 && sent < 900, `${sent} sent`);
    demo.advance(MINUTE);
    assert.equal(statuses(id)['1'], sent);
    assert.equal(engine.command(id, 'play', 'anna'), 51);
    until(id, 95, 120);
    const row = read(id);
    assert.equal(toNumber(row['iSuccess']) + toNumber(row['iError']), toNumber(row['iToDeliver']));
    const tried = demo.instance.store.number(
      'SELECT SUM(iFirstSuccess + iFirstError + iRetriesSuccess + iRetriesError) FROM NmsDeliveryStat WHERE iDeliveryId = ?',
      [id],
    );
    assert.equal(tried, row['iToDeliver']);
    assert.match(journal(id), /Pause requested by 'anna'\nDelivery paused\nDelivery resumed by 'anna'/);
  });

  it('stops: what is not sent counts as cancelled, and there is no way back', () => {
    const { engine } = demo.instance;
    const id = add('stop', 60);
    until(id, 55, 10);
    demo.advance(10_000);
    assert.equal(engine.command(id, 'stop', 'anna'), 81);
    until(id, 85, 15);
    const counts = statuses(id);
    assert.ok((counts['7'] ?? 0) > 0 && (counts['1'] ?? 0) > 0);
    assert.equal(counts['6'], undefined);
    assert.throws(() => engine.command(id, 'play', 'anna'), SoapFault);
  });

  it('retries what failed for a time, with the period between, then finishes', () => {
    demo.instance.store.run("UPDATE DemoDomain SET dSoftRate = 0.5 WHERE sName = 'free.fr'");
    const id = add('retry', 10, { maxRetry: 2, retryPeriod: 600 });
    until(id, 61, 60);
    assert.equal(read(id)['iRetry'], 1);
    const deferred = statuses(id)['6'] ?? 0;
    assert.ok(deferred > 0);
    const wait = until(id, 62, 700);
    assert.ok(wait >= 590 && wait <= 615, `retried after ${wait} s`);
    until(id, 95, 1500);
    const row = demo.instance.store.first(
      'SELECT SUM(iRetriesSuccess) AS ok, SUM(iRetriesError) AS bad FROM NmsDeliveryStat WHERE iDeliveryId = ?',
      [id],
    );
    assert.ok(toNumber(row?.['ok']) > 0 && toNumber(row?.['bad']) > 0);
    assert.ok(
      toNumber(read(id)['iMailboxFull']) + toNumber(read(id)['iUnreachable']) + toNumber(read(id)['iRefused']) > 0,
    );
  });

  it('sends in waves', () => {
    const id = add('waves', 5, { waves: { size: '25%', delaySeconds: 300 } });
    demo.advance(120_000);
    const total = toNumber(read(id)['iToDeliver']);
    const quarter = Math.ceil(total / 4);
    assert.equal(toNumber(read(id)['iProcessed']), quarter);
    demo.advance(300_000);
    assert.equal(toNumber(read(id)['iProcessed']), 2 * quarter);
    until(id, 95, 900);
  });

  it('puts dead addresses into quarantine, and the next analysis leaves them out', () => {
    const { store, clock } = demo.instance;
    store.run(
      'UPDATE NmsRecipient SET tsDead = ? WHERE iRecipientId IN (SELECT iRecipientId FROM NmsRecipient WHERE iQuarantine = 0 AND iBlackList = 0 AND tsDead IS NULL ORDER BY iRecipientId LIMIT 40)',
      [clock.now()],
    );
    const first = add('dead', 5);
    until(first, 95, 60);
    const found = toNumber(read(first)['iNewQuarantine']);
    assert.ok(found >= 30, `${found} new quarantines`);
    const second = add('dead', 5);
    assert.ok(toNumber(read(second)['iReject']) >= toNumber(read(first)['iReject']) + found);
    until(second, 95, 60);
    assert.ok(toNumber(read(second)['iUnknownUser']) < 5);
  });

  it('takes in tracking at intervals, and consolidates it after a delay during which it says so', () => {
    const id = add('tracking', 5, { openRate: 0.6, clickRate: 0.3 });
    until(id, 95, 60);
    const seen = new Set<string>();
    for (let second = 0; second < 400; second++) {
      demo.advance(1000);
      const row = read(id);
      const logs = demo.instance.store.number(
        'SELECT COUNT(*) FROM NmsTrackingLogRcp WHERE iDeliveryId = ? AND iUrlId = 1',
        [id],
      );
      seen.add(`${String(row['iTrackingPending'])} ${logs === toNumber(row['iTotalRecipientOpen'])}`);
    }
    assert.ok(seen.has('1 false'), 'logs are ahead of the indicators while pending');
    assert.ok(seen.has('0 true'), 'and agree afterwards');
    assert.ok(!seen.has('0 false'), 'never out of date without saying so');
  });

  it('brings no tracking in while trackinglogd is down everywhere, and loses none', () => {
    const { store, servers } = demo.instance;
    const id = add('silent', 5, { openRate: 0.6 });
    until(id, 95, 60);
    const trackingRuns = servers.runs.bind(servers);
    servers.runs = (module) => module !== 'trackinglogd' && trackingRuns(module);
    const before = store.number('SELECT COUNT(*) FROM NmsTrackingLogRcp');
    demo.advance(5 * MINUTE);
    assert.equal(store.number('SELECT COUNT(*) FROM NmsTrackingLogRcp'), before);
    servers.runs = trackingRuns;
    demo.advance(MINUTE);
    assert.ok(store.number('SELECT COUNT(*) FROM NmsTrackingLogRcp WHERE iDeliveryId = ?', [id]) > 0);
  });

  it('analyses, and fails with a reason', () => {
    const { engine, store } = demo.instance;
    const id = store.number("SELECT iDeliveryId FROM NmsDelivery WHERE sLabel = 'Product survey'");
    engine.prepareById(id, 'target');
    until(id, 15, 30);
    engine.prepareById(id, 'messages');
    until(id, 45, 30);
    assert.ok(toNumber(read(id)['iToDeliver']) > 0);
    store.run("UPDATE NmsDelivery SET sTrouble = 'personalization' WHERE iDeliveryId = ?", [id]);
    engine.prepareById(id, 'start');
    until(id, 37, 30);
    assert.match(journal(id), /JST-310027/);
    store.run("UPDATE NmsDelivery SET sTrouble = '' WHERE iDeliveryId = ?", [id]);
    engine.prepareById(id, 'start');
    until(id, 51, 60);
    assert.throws(() => {
      engine.prepareById(id, 'messages');
    }, SoapFault);
  });

  it('does not start a campaign delivery beyond the limit, and starts it when a place is free', () => {
    const { store, engine } = demo.instance;
    const running = store.number('SELECT COUNT(*) FROM NmsDelivery WHERE iState IN (55, 62) AND iOperationId > 0');
    store.run("UPDATE XtkOption SET iLongValue = ? WHERE sName = 'NmsOperation_LimitConcurrency'", [running + 1]);
    const first = add('limit 1', 600, { operation: 'Christmas' });
    until(first, 55, 10);
    const second = add('limit 2', 10, { operation: 'Christmas' });
    demo.advance(30_000);
    assert.equal(state(second), 51);
    engine.command(first, 'stop', 'anna');
    until(second, 95, 60);
    store.run("UPDATE XtkOption SET iLongValue = 10 WHERE sName = 'NmsOperation_LimitConcurrency'");
  });

  it('closes expired deliveries at night', () => {
    const id = add('expired', 10, { affinity: 'vip' });
    demo.instance.store.run('UPDATE NmsDelivery SET tsValidity = ? WHERE iDeliveryId = ?', [
      demo.instance.clock.now() + MINUTE,
      id,
    ]);
    demo.advance(24 * 60 * MINUTE);
    assert.equal(state(id), 95);
    const { 7: cancelled, ...others } = statuses(id);
    assert.ok((cancelled ?? 0) > 0);
    assert.deepEqual(others, {});
  });
});
