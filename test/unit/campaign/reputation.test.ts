import assert from 'node:assert/strict';
import { openInstance } from '../../../src/campaign';
import type { CampaignInstance } from '../../../src/campaign/instance';
import { startDemo } from '../../../src/demo';
import type { RunningDemo } from '../../../src/demo';

const never = new AbortController().signal;
const DAY = 86_400_000;

/** Against the rows themselves, counted in SQL. */
describe('reputation', function () {
  this.timeout(60_000);
  let demo: RunningDemo;
  let instance: CampaignInstance;
  const number = (sql: string, params: (string | number)[] = []): number => demo.instance.store.number(sql, params);

  before(async () => {
    demo = await startDemo({
      seed: 1,
      recipients: 400,
      scenarios: ['workflowInError', 'complaints'],
      clock: { speed: 0 },
    });
    const { url, operator, password } = demo.handle;
    instance = await openInstance({ url, credentials: { kind: 'password', operator, password } }, never);
  });
  after(async () => {
    await instance.logoff();
    await demo.close();
  });

  it('sums the results of recent emails up by provider, with their complaints', async () => {
    const since = Date.now() - 14 * DAY;
    const totals = (await instance.reputation.domains(since, never)) ?? assert.fail('not reported');
    const ofRecent = `b.iDeliveryId IN (SELECT iDeliveryId FROM NmsDelivery WHERE iMessageType = 0 AND iIsModel = 0 AND iDeleteStatus = 0 AND iState IN (55, 61, 62, 75, 85, 95) AND tsLastModified >= ${since})`;
    const of = (domain: string, what: string): number =>
      number(
        `SELECT COUNT(*) FROM NmsBroadLogRcp b JOIN DemoDomain d ON d.iDomain = b.iDomain JOIN NmsBroadLogMsg m ON m.iBroadLogMsgId = b.iMsgId WHERE d.sName = ? AND ${ofRecent} AND ${what}`,
        [domain],
      );
    assert.ok(totals.length >= 8, totals.map(({ domain }) => domain).join());
    for (const { domain, success, error, unknownUser, complaints } of totals) {
      const expected = [
        of(domain, 'b.iStatus = 1'),
        of(domain, 'b.iStatus = 2'),
        of(domain, 'b.iStatus = 2 AND m.iFailureReason = 1'),
        of(domain, 'b.iStatus = 2 AND m.iFailureReason = 8'),
      ];
      assert.deepEqual([success, error, unknownUser, complaints], expected, domain);
    }
    assert.ok(totals.some(({ complaints }) => (complaints ?? 0) > 0));
    assert.deepEqual(await instance.reputation.domains(Date.now() + DAY, never), []);
  });

  it('counts the quarantines of the last day and of the weeks before', async () => {
    const now = Date.now();
    const quarantines = (await instance.reputation.quarantines(now, never)) ?? assert.fail('not reported');
    const count = (from: number, to: number): number =>
      number('SELECT COUNT(*) FROM NmsAddress WHERE iStatus = 3 AND tsLastModified > ? AND tsLastModified <= ?', [
        from,
        to,
      ]);
    assert.deepEqual(quarantines, {
      total: number('SELECT COUNT(*) FROM NmsAddress WHERE iStatus = 3'),
      lastDay: count(now - DAY, Infinity),
      before: count(now - 29 * DAY, now - DAY),
      days: 28,
    });
    assert.ok(quarantines.total > 0 && quarantines.before > 0);
  });

  it('looks for reactions of the people whom the newest messages went to', async () => {
    const since = Date.now() - 10 * DAY;
    const seen = (await instance.audience.inactivity(since, never)) ?? assert.fail('not reported');
    const people = `SELECT DISTINCT iRecipientId FROM (SELECT iRecipientId FROM NmsBroadLogRcp
      WHERE iStatus = 1 AND iRecipientId <> 0 ORDER BY tsLastModified DESC LIMIT 2000)`;
    assert.equal(seen.since, since);
    assert.equal(seen.reached, number(`SELECT COUNT(*) FROM (${people})`));
    assert.equal(
      seen.reacted,
      number(
        `SELECT COUNT(DISTINCT iRecipientId) FROM NmsTrackingLogRcp WHERE tsLog >= ? AND iRecipientId IN (${people})`,
        [since],
      ),
    );
    assert.ok(seen.reacted > 20 && seen.reached > seen.reacted, JSON.stringify(seen));
  });

  it('expects no reactions from before the first mail', async () => {
    const { since } = (await instance.audience.inactivity(0, never)) ?? assert.fail('not reported');
    assert.equal(
      since,
      number(
        'SELECT MIN(tsBroadStart) FROM NmsDelivery WHERE iMessageType = 0 AND iIsModel = 0 AND iDeleteStatus = 0 AND tsBroadStart IS NOT NULL',
      ),
    );
  });

  it('tells how deliveries are set that are still to be sent', async () => {
    const until = Date.now() + DAY;
    const plans = (await instance.plans.toSend(until, never)) ?? assert.fail('not reported');
    const states = 'iState IN (45, 51, 55, 61, 62) AND iIsModel = 0 AND iDeleteStatus = 0';
    assert.equal(plans.length, number(`SELECT COUNT(*) FROM NmsDelivery WHERE ${states} AND tsContact <= ?`, [until]));
    assert.ok(plans.some(({ affinity }) => affinity === 'promo'));
    assert.ok(plans.every(({ maxRetry }) => maxRetry !== undefined && maxRetry <= 5));
  });

  it('names the workflows in error with the deliveries that they made', async () => {
    const feeds = (await instance.workflows.failedFeeds(Date.now() - 30 * DAY, never)) ?? assert.fail('not reported');
    assert.deepEqual(
      feeds.map(({ label, deliveries }) => [label, deliveries.map(({ state }) => state)]),
      [['Target of the spring preview', [0]]],
    );
    demo.instance.store.run('UPDATE XtkWorkflow SET iFailed = 0');
    assert.deepEqual(await instance.workflows.failedFeeds(Date.now() - 30 * DAY, never), []);
  });
});
