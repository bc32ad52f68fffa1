import assert from 'node:assert/strict';
import { startDemo, type RunningDemo } from '../../../src/demo';
import { STUCK_BY_AFFINITY } from '../../../src/demo/scenarios/affinityMissing';
import { STUCK_BY_MTA } from '../../../src/demo/scenarios/mtaStopped';
import { runNlserver } from '../../../src/demo/nlserver/run';
import { toNumber } from '../../../src/demo/store/store';

function nlserver(demo: RunningDemo, server: number, ...args: string[]): { code: number; lines: string[] } {
  const lines: string[] = [];
  const root = demo.handle.servers[server]?.installDir ?? '';
  const code = runNlserver(['--root', root, ...args], {
    out: (text) => lines.push(...text.split('\n')),
    now: () => new Date(),
  });
  return { code, lines };
}

function delivery(demo: RunningDemo, label: string) {
  const row = demo.instance.store.first('SELECT * FROM NmsDelivery WHERE sLabel = ?', [label]);
  assert.ok(row, label);
  return row;
}

describe('demo: the main job', function () {
  this.timeout(60_000);
  let demo: RunningDemo;

  before(async () => {
    demo = await startDemo({ recipients: 2000, clock: { speed: 0 } });
  });
  after(async () => {
    await demo.close();
  });

  it('has two late deliveries, and they stay so while the MTA is stopped', () => {
    demo.advance(120_000);
    const late = demo.instance.store.all(
      'SELECT sLabel FROM NmsDelivery WHERE iState = 51 AND iIsModel = 0 AND tsContact < ? ORDER BY sLabel',
      [demo.instance.clock.now() - 30 * 60_000],
    );
    assert.deepEqual(
      late.map((row) => row['sLabel']),
      [STUCK_BY_MTA, STUCK_BY_AFFINITY].sort(),
    );
  });

  it('lists the MTA as missing, starts it, and the newsletter finishes by itself', () => {
    assert.deepEqual(nlserver(demo, 0, 'monitor', '-missing').lines.slice(1), ['mta@demo']);
    assert.equal(nlserver(demo, 0, 'start', 'mta@demo').code, 0);
    assert.ok(nlserver(demo, 0, 'pdump').lines.some((line) => /^mta@demo \(\d+\) - 9\.6 Mo$/.test(line)));
    const states = new Set<number>();
    for (let second = 0; second < 90; second++) {
      demo.advance(1000);
      states.add(toNumber(delivery(demo, STUCK_BY_MTA)['iState']));
    }
    assert.deepEqual([...states], [51, 55, 95]);
    const done = delivery(demo, STUCK_BY_MTA);
    assert.ok(toNumber(done['iError']) > 0);
    assert.equal(toNumber(done['iSuccess']) + toNumber(done['iError']), toNumber(done['iToDeliver']));
    const stat = demo.instance.store.first(
      'SELECT COUNT(*) AS n, SUM(iFirstSuccess) AS ok, SUM(iFirstError) AS bad FROM NmsDeliveryStat WHERE iDeliveryId = ?',
      [toNumber(done['iDeliveryId'])],
    );
    assert.ok(toNumber(stat?.['n']) >= 8, 'throughput grew while sending');
    assert.equal(stat?.['ok'], done['iSuccess']);
    assert.equal(stat?.['bad'], done['iError']);
  });

  it('leaves the delivery whose affinity no server knows, until it gets one that exists', () => {
    assert.equal(delivery(demo, STUCK_BY_AFFINITY)['iState'], 51);
    demo.instance.store.run("UPDATE NmsDelivery SET sIPAffinity = 'default' WHERE sLabel = ?", [STUCK_BY_AFFINITY]);
    demo.advance(60_000);
    assert.equal(delivery(demo, STUCK_BY_AFFINITY)['iState'], 95);
  });

  it('lets opens and clicks come in, and counts them', () => {
    const before = toNumber(delivery(demo, STUCK_BY_MTA)['iRecipientOpen']);
    demo.advance(1_800_000);
    const after = delivery(demo, STUCK_BY_MTA);
    assert.ok(toNumber(after['iRecipientOpen']) > before);
    assert.ok(toNumber(after['iRecipientClick']) > 0);
  });
});
