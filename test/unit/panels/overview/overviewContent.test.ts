import '../../vscodeStandIn';
import assert from 'node:assert/strict';
import { openInstance } from '../../../../src/campaign';
import type { CampaignInstance } from '../../../../src/campaign/instance';
import { startDemo, type RunningDemo } from '../../../../src/demo';
import type { InstanceSeen } from '../../../../src/panels/contract';
import { OverviewContent } from '../../../../src/panels/overview/overviewContent';
import type { InstanceRow } from '../../../../src/shared/protocol/overview';
import { descriptor, Recorder } from '../frame/recorder';

describe('the overview of all instances', function () {
  this.timeout(60_000);
  let demo: RunningDemo;
  let instance: CampaignInstance;
  const { signal } = new AbortController();

  before(async () => {
    demo = await startDemo({ clock: { speed: 0 } });
    const { url, operator, password } = demo.handle;
    instance = await openInstance({ url, credentials: { kind: 'password', operator, password } }, signal);
  });
  after(async () => {
    await instance.logoff();
    await demo.close();
  });

  const seen = (id: string, more: Partial<InstanceSeen> = {}): InstanceSeen => ({
    descriptor: { ...descriptor, id, name: id },
    standing: 'connected',
    instance,
    ...more,
  });
  const rowsOf = async (
    instances: readonly InstanceSeen[],
    missing: (id: string) => number | undefined = () => undefined,
  ): Promise<readonly InstanceRow[]> => {
    const recorder = new Recorder({ connectionId: '', deliveryId: '' });
    const deps = { ...recorder.deps, instances: () => instances, missingModules: missing, now: () => Date.now() };
    const frame = Object.assign(recorder, { deps, ref: { instances: 'all' as const } });
    await new OverviewContent(frame).lookAround(signal);
    const [message] = frame.messages;
    assert.ok(message?.type === 'overview');
    return message.snapshot.rows;
  };

  it('counts what is late, failed and in progress, and how fast is sent, as the instance itself does', async () => {
    const [row] = await rowsOf([seen('a')], () => 0);
    const counts = await instance.deliveries.countByGroup(Date.now() + instance.info.clockOffsetMs, signal);
    assert.ok(row);
    assert.deepEqual([row.late, row.inProgress], [counts.get('needsAttention'), counts.get('inProgress')]);
    assert.equal(row.rates.length, 60);
    assert.equal(row.rates.at(-1), row.perHour);
    // The demo writes its statistics every ten minutes, and sends all the time: the rate does not fall to 0 in between.
    assert.ok(row.rates.slice(-30).every((rate) => rate > 0));
    assert.equal(row.missingModules, 0);
  });

  it('reads only instances that are signed in to, and names one that does not answer without emptying the others', async () => {
    const broken = Object.assign(Object.create(instance) as CampaignInstance, {
      deliveries: { countByGroup: () => Promise.reject(new Error('no answer')) },
    });
    const rows = await rowsOf([
      seen('off', { standing: 'disconnected', instance: undefined }),
      seen('works'),
      seen('broken', { standing: 'degraded', instance: broken }),
    ]);
    assert.deepEqual(
      rows.map(({ name, late, problem }) => [name, late === undefined ? 'unread' : 'read', problem]),
      [
        ['broken', 'unread', 'Error: no answer'],
        ['works', 'read', undefined],
        ['off', 'unread', undefined],
      ],
    );
  });

  it('puts what needs somebody first: missing modules before what is late', async () => {
    const rows = await rowsOf([seen('late'), seen('missing')], (id) => (id === 'missing' ? 2 : 0));
    assert.deepEqual(
      rows.map(({ name }) => name),
      ['missing', 'late'],
    );
  });
});
