import assert from 'node:assert/strict';
import '../../vscodeStandIn';
import { openInstance } from '../../../../src/campaign';
import { CampaignError } from '../../../../src/campaign/errors';
import type { CampaignInstance } from '../../../../src/campaign/instance';
import type { RunningDemo } from '../../../../src/demo';
import { startDemo } from '../../../../src/demo';
import type { Delivery } from '../../../../src/domain/delivery';
import { spreadPlanned } from '../../../../src/panels/throughput/spreadPlanned';
import { PanelChanges } from '../../../../src/panels/frame/panelChanges';
import { CAMPAIGN_WRITES, writesOf, type CampaignWrites } from '../../../../src/campaign/writes';
import { timeText } from '../../../../src/domain/words/args';
import type { Planned } from '../../../../src/shared/protocol/throughput';
import { sourceOf, Workplace } from '../../operations/workplace';
import { Recorder } from '../frame/recorder';

const MINUTE = 60_000;

describe('spreading planned deliveries', function () {
  this.timeout(30_000);
  const signal = new AbortController().signal;
  let workplace: Workplace;
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
    scheduled = (
      await instance.deliveries.list(
        { group: 'scheduled', now: Date.now() + instance.info.clockOffsetMs, pageSize: 10 },
        signal,
      )
    ).rows;
    frame = await frameOf(instance);
  });

  async function frameOf(of: CampaignInstance, agrees = true): Promise<Recorder> {
    const made = new Recorder({ connectionId: 'c1', deliveryId: '1' });
    workplace = new Workplace(sourceOf(of), { agrees });
    Object.assign(made.deps, { access: { ...made.deps.access, instance: () => Promise.resolve(of) } });
    made.changes = new PanelChanges(workplace.desk, () => undefined);
    await made.changes.looksAt('c1', signal);
    return made;
  }

  const writing = (writes: Partial<CampaignWrites>): CampaignInstance => ({
    ...instance,
    [CAMPAIGN_WRITES]: { ...writesOf(instance), ...writes },
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
    frame = await frameOf(instance, false);
    assert.equal(await spreadPlanned(frame, plan()), undefined);
    assert.deepEqual(
      await dates(),
      scheduled.map(({ contactDate }) => contactDate),
    );
    assert.deepEqual(workplace.records, []);
    const [asked] = workplace.asked;
    for (const { label } of scheduled.slice(1)) {
      assert.ok(asked?.now.includes(`${label}: `), label);
    }
    assert.ok(!asked?.now.includes(`${scheduled[0]?.label ?? ''}: `));
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
      workplace.records.map(({ outcome }) => outcome),
      Array.from({ length: moved }, () => 'done'),
    );
    assert.equal(workplace.records[0]?.after, timeText(planned.rows[1]?.proposed ?? 0, 'en'));
  });

  it('leaves alone what somebody else moved since it was shown', async () => {
    const planned = plan();
    const [, second] = scheduled;
    assert.ok(second?.contactDate !== undefined);
    const elsewhere = second.contactDate + 3 * MINUTE;
    await writesOf(instance).setDates(second.id, { contactDate: elsewhere }, signal);
    const said = (await spreadPlanned(frame, planned)) ?? '';
    assert.match(said, new RegExp(`Moved and verified: ${planned.rows.length - 2} of .*Somebody moved`));
    assert.equal((await dates())[1], elsewhere);
  });

  it('moves nothing beyond the validity of a delivery', async () => {
    const planned = plan();
    const [, second] = scheduled;
    assert.ok(second?.contactDate !== undefined);
    await writesOf(instance).setDates(second.id, { validityDate: second.contactDate + MINUTE }, signal);
    assert.match((await spreadPlanned(frame, planned)) ?? '', /would never be sent/);
    assert.equal((await dates())[1], second.contactDate);
  });

  it('stops where the instance took the order and still shows the old date, and says what became of each', async () => {
    frame = await frameOf(writing({ setDates: () => Promise.resolve() }));
    const said = (await spreadPlanned(frame, plan())) ?? '';
    assert.match(said, /^Moved and verified: 0 of .* does not show it yet/);
    assert.match(said, /left alone, because one before it was not done/);
    assert.deepEqual(
      workplace.records.map(({ outcome }) => outcome),
      ['notVerifiedYet'],
    );
  });

  it('keeps what became of the first when the second is refused', async () => {
    let writes = 0;
    const refusing = writing({
      setDates: (id, to, stop) => {
        writes += 1;
        return writes === 1
          ? writesOf(instance).setDates(id, to, stop)
          : Promise.reject(new CampaignError({ code: 'missingRight', doing: 'Write', facts: {} }));
      },
    });
    frame = await frameOf(refusing);
    assert.match((await spreadPlanned(frame, plan())) ?? '', /^Moved and verified: 1 of .*could not be done/);
    assert.deepEqual(
      workplace.records.map(({ outcome }) => outcome),
      ['done', 'refused'],
    );
    assert.equal(writes, 2);
  });
});
