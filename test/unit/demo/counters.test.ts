import assert from 'node:assert/strict';
import { startDemo, type RunningDemo } from '../../../src/demo';

/** Every row is a delivery whose counter differs from what its logs say. */
const DISAGREEMENTS: Readonly<Record<string, string>> = {
  'to deliver':
    'SELECT v.iDeliveryId FROM NmsDelivery v WHERE v.iState > 22 AND v.iIsModel = 0 AND v.iToDeliver <> (SELECT COUNT(*) FROM NmsBroadLogRcp b WHERE b.iDeliveryId = v.iDeliveryId)',
  success:
    'SELECT v.iDeliveryId FROM NmsDelivery v WHERE v.iSuccess <> (SELECT COUNT(*) FROM NmsBroadLogRcp b WHERE b.iDeliveryId = v.iDeliveryId AND b.iStatus IN (1, 3, 4, 5))',
  error:
    'SELECT v.iDeliveryId FROM NmsDelivery v WHERE v.iError <> (SELECT COUNT(*) FROM NmsBroadLogRcp b WHERE b.iDeliveryId = v.iDeliveryId AND b.iStatus = 2)',
  'errors by reason':
    'SELECT iDeliveryId FROM NmsDelivery WHERE iError <> iUnknownUser + iInvalidDomain + iUnreachable + iDisabled + iMailboxFull + iNotConnected + iRefused + (SELECT COUNT(*) FROM NmsBroadLogRcp b WHERE b.iDeliveryId = NmsDelivery.iDeliveryId AND b.iStatus = 2 AND b.iMsgId = 115)',
  excluded:
    'SELECT v.iDeliveryId FROM NmsDelivery v WHERE v.iReject <> (SELECT COUNT(*) FROM NmsExcludeLogRcp e WHERE e.iDeliveryId = v.iDeliveryId)',
  opens:
    'SELECT v.iDeliveryId FROM NmsDelivery v WHERE v.iRecipientOpen <> (SELECT COUNT(DISTINCT iBroadLogId) FROM NmsTrackingLogRcp l WHERE l.iDeliveryId = v.iDeliveryId AND l.iUrlId = 1)',
  'all opens':
    'SELECT v.iDeliveryId FROM NmsDelivery v WHERE v.iTotalRecipientOpen <> (SELECT COALESCE(SUM(iTotalClicks), 0) FROM NmsTrackingStats s WHERE s.iDeliveryId = v.iDeliveryId AND s.iUrlId = 1)',
  clicks:
    'SELECT v.iDeliveryId FROM NmsDelivery v WHERE v.iTotalRecipientClick <> (SELECT COUNT(*) FROM NmsTrackingLogRcp l JOIN NmsTrackingUrl u ON u.iTrackingUrlId = l.iUrlId WHERE l.iDeliveryId = v.iDeliveryId AND u.iType = 1)',
  throughput:
    'SELECT v.iDeliveryId FROM NmsDelivery v WHERE v.iSuccess <> (SELECT COALESCE(SUM(iFirstSuccess + iRetriesSuccess), 0) FROM NmsDeliveryStat s WHERE s.iDeliveryId = v.iDeliveryId)',
  'by domain':
    'SELECT v.iDeliveryId FROM NmsDelivery v WHERE v.iSuccess <> (SELECT COALESCE(SUM(iSuccess), 0) FROM NmsDeliveryLogStats s WHERE s.iDeliveryId = v.iDeliveryId)',
  'new quarantines':
    'SELECT v.iDeliveryId FROM NmsDelivery v WHERE v.iNewQuarantine <> (SELECT COUNT(*) FROM NmsAddress a WHERE a.iDeliveryId = v.iDeliveryId AND a.iStatus = 3)',
};

describe('demo: data', function () {
  this.timeout(60_000);
  const clock = { speed: 0, source: () => Date.UTC(2026, 10, 23, 14, 7) };
  let demo: RunningDemo;

  before(async () => {
    demo = await startDemo({ recipients: 900, clock });
  });
  after(async () => {
    await demo.close();
  });

  for (const [what, sql] of Object.entries(DISAGREEMENTS)) {
    it(`counters agree with the rows: ${what}`, () => {
      assert.deepEqual(demo.instance.store.all(sql), []);
    });
  }

  it('has nothing from the future but plans', () => {
    const now = demo.instance.clock.now();
    for (const [table, column] of [
      ['NmsBroadLogRcp', 'tsEvent'],
      ['NmsTrackingLogRcp', 'tsLog'],
      ['XtkJobLog', 'tsLog'],
      ['NmsDeliveryStat', 'tsDate'],
      ['NmsDelivery', 'tsLastModified'],
    ] as const) {
      assert.equal(demo.instance.store.number(`SELECT COUNT(*) FROM ${table} WHERE ${column} > ?`, [now]), 0, table);
    }
  });

  it('had nothing sent by its own MTA after that was stopped', () => {
    const stopped = demo.instance.clock.now() - 55 * 60_000;
    const late =
      'SELECT v.sLabel FROM NmsDelivery v JOIN NmsBroadLogRcp b ON b.iDeliveryId = v.iDeliveryId WHERE v.iDeliveryMode = 1 AND b.tsEvent > ? AND (b.iStatus <> 6 OR b.iPass > 0)';
    assert.deepEqual(demo.instance.store.all(late, [stopped]), []);
    assert.ok(
      demo.instance.store.number('SELECT COUNT(*) FROM NmsDelivery WHERE iState = 61 AND tsNextPassDate > ?', [
        demo.instance.clock.now(),
      ]) >= 2,
    );
  });

  it('has a delivery in every state that a tool must show', () => {
    const states = demo.instance.store
      .all('SELECT DISTINCT iState FROM NmsDelivery WHERE iIsModel = 0 ORDER BY iState')
      .map((row) => row['iState']);
    assert.deepEqual(states, [0, 15, 37, 45, 51, 55, 61, 75, 85, 87, 95]);
  });

  it('is the same for the same seed and time, and another for another seed', async () => {
    const print = (of: RunningDemo): string =>
      JSON.stringify(
        of.instance.store.all('SELECT iDeliveryId, sLabel, iState, iSuccess, iError, iRecipientOpen FROM NmsDelivery'),
      );
    const same = await startDemo({ recipients: 900, clock });
    const other = await startDemo({ recipients: 900, clock, seed: 2 });
    assert.equal(print(same), print(demo));
    assert.notEqual(print(other), print(demo));
    await Promise.all([same.close(), other.close()]);
  });
});
