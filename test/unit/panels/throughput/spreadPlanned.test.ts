import assert from 'node:assert/strict';
import '../../vscodeStandIn';
import { openInstance } from '../../../../src/campaign';
import type { CampaignInstance } from '../../../../src/campaign/instance';
import type { RunningDemo } from '../../../../src/demo';
import { startDemo } from '../../../../src/demo';
import type { Delivery } from '../../../../src/domain/delivery';
import { spreadPlanned } from '../../../../src/panels/throughput/spreadPlanned';
import type { ActivityRecord } from '../../../../src/platform/activityRecord';
import type { Confirmation } from '../../../../src/platform/confirm';
import type { Planned } from '../../../../src/shared/protocol/throughput';
import { Recorder } from '../frame/recorder';

const MINUTE = 60_000;

describe('spreading planned deliveries', function () {
  this.timeout(30_000);
  const signal = new AbortController().signal;
  const records: ActivityRecord[] = [];
  let asked: Confirmation | undefined;
  let agrees = true;
  let demo: RunningDemo;
  let instance: CampaignInstance;
  let scheduled: readonly Delivery[] = [];
  let frame: Recorder;

  before(async () => {
    demo = await startDemo({ clock: { speed: 0 }, recipients: 600 });
    const { url, operator, password } = demo.handle;
    instance = await openInstance({ url, credentials: { kind: 'password', operator, password } }, signal);
  });
  after(async () => {
    await instance.logoff();
    await demo.close();
  });
  beforeEach(async () => {
    records.length = 0;
    agrees = true;
    scheduled = (
      await instance.deliveries.list(
        { group: 'scheduled', now: Date.now() + instance.info.clockOffsetMs, pageSize: 10 },
        signal,
      )
    ).rows;
    frame = new Recorder({ connectionId: 'c1', deliveryId: '1' });
    Object.assign(frame.deps, {
      now: () => Date.now(),
      access: { ...frame.deps.access, instance: () => Promise.resolve(instance) },
      confirm: (confirmation: Confirmation) => {
        asked = confirmation;
        return Promise.resolve(agrees);
      },
      activity: { record: (entry: ActivityRecord) => records.push(entry) },
    });
  });

  /** The scheduled deliveries, all but the first to be moved by ten minutes. */
  function plan(): Planned {
    const rows = scheduled.map(({ id, label, contactDate = 0 }, index) => ({
      id,
      label,
      at: contactDate,
      tooClose: true,
      overlaps: false,
      proposed: index === 0 ? undefined : contactDate + 10 * MINUTE,
    }));
    return { from: 0, to: 1, rows, more: false };
  }

  const dates = (): Promise<(number | undefined)[]> =>
    Promise.all(scheduled.map(async ({ id }) => (await instance.deliveries.get(id, signal))?.contactDate));

  it('changes nothing unless the person agrees to every new date', async () => {
    assert.ok(scheduled.length > 2);
    agrees = false;
    assert.equal(await spreadPlanned(frame, plan()), undefined);
    assert.deepEqual(
      await dates(),
      scheduled.map(({ contactDate }) => contactDate),
    );
    assert.deepEqual(records, []);
    for (const { label } of scheduled.slice(1)) {
      assert.ok(asked?.effect.includes(`${label}: `), label);
    }
    assert.ok(!asked?.effect.includes(`${scheduled[0]?.label ?? ''}: `));
  });

  it('moves each, reads it back and records it', async () => {
    const planned = plan();
    const moved = scheduled.length - 1;
    assert.equal(await spreadPlanned(frame, planned), `Moved and verified: ${moved} of ${moved}.`);
    assert.deepEqual(
      await dates(),
      planned.rows.map(({ at, proposed }) => proposed ?? at),
    );
    assert.deepEqual(
      records.map(({ outcome }) => outcome),
      Array.from({ length: moved }, () => 'done'),
    );
    assert.equal(records[0]?.after, new Date(planned.rows[1]?.proposed ?? 0).toISOString());
  });

  it('leaves alone what somebody else moved since it was shown', async () => {
    const planned = plan();
    const [, second] = scheduled;
    assert.ok(second?.contactDate !== undefined);
    const elsewhere = second.contactDate + 3 * MINUTE;
    await instance.deliveries.setContactDate(second.id, elsewhere, signal);
    assert.match((await spreadPlanned(frame, planned)) ?? '', /changed meanwhile: 1\./);
    assert.equal((await dates())[1], elsewhere);
  });

  it('says so when the instance took the order and still shows the old date', async () => {
    const deaf = {
      ...instance,
      deliveries: { get: instance.deliveries.get.bind(instance.deliveries), setContactDate: () => Promise.resolve() },
    };
    Object.assign(frame.deps, { access: { ...frame.deps.access, instance: () => Promise.resolve(deaf) } });
    assert.match((await spreadPlanned(frame, plan())) ?? '', /^Moved and verified: 0 .* still shows the old date/);
    assert.ok(records.every(({ outcome }) => outcome === 'notVerified'));
  });

  it('stops at the first that is refused, and records it as failed', async () => {
    const refusing = {
      ...instance,
      deliveries: {
        get: instance.deliveries.get.bind(instance.deliveries),
        setContactDate: () => Promise.reject(new Error('no right')),
      },
    };
    Object.assign(frame.deps, { access: { ...frame.deps.access, instance: () => Promise.resolve(refusing) } });
    await assert.rejects(spreadPlanned(frame, plan()), /no right/);
    assert.deepEqual(
      records.map(({ outcome }) => outcome),
      ['failed'],
    );
  });
});
