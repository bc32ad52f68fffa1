import assert from 'node:assert/strict';
import '../../vscodeStandIn';
import { openInstance } from '../../../../src/campaign';
import type { CampaignInstance } from '../../../../src/campaign/instance';
import type { RunningDemo } from '../../../../src/demo';
import { startDemo } from '../../../../src/demo';
import type { ContentUrl } from '../../../../src/domain/urlTracking';
import { switchDelivery, switchUrl } from '../../../../src/panels/tracking/switchTracking';
import type { ActivityRecord } from '../../../../src/platform/activityRecord';
import type { Confirmation } from '../../../../src/platform/confirm';
import { Recorder } from '../frame/recorder';

describe('switching tracking on and off', function () {
  this.timeout(60_000);
  const signal = new AbortController().signal;
  const records: ActivityRecord[] = [];
  let asked: Confirmation | undefined;
  let agrees = true;
  let demo: RunningDemo;
  let instance: CampaignInstance;
  /** An email that is being edited. */
  let id = '';
  let frame: Recorder;

  before(async () => {
    demo = await startDemo({ clock: { speed: 0 }, recipients: 600 });
    const { url, operator, password } = demo.handle;
    instance = await openInstance({ url, credentials: { kind: 'password', operator, password } }, signal);
    const { rows } = await instance.deliveries.list({ group: 'beingEdited', now: Date.now(), pageSize: 50 }, signal);
    for (const row of rows) {
      if (id === '' && ((await instance.tracking.content(row.id, signal))?.urls.length ?? 0) > 3) {
        ({ id } = row);
      }
    }
    assert.notEqual(id, '', 'the demo has no email that is being edited');
  });
  after(async () => {
    await instance.logoff();
    await demo.close();
  });
  beforeEach(() => {
    records.length = 0;
    agrees = true;
    asked = undefined;
    frame = frameOf(instance, id);
  });

  function frameOf(of: CampaignInstance, deliveryId: string): Recorder {
    const made = new Recorder({ connectionId: 'c1', deliveryId });
    Object.assign(made.deps, {
      now: () => Date.now(),
      access: { ...made.deps.access, instance: () => Promise.resolve(of) },
      confirm: (confirmation: Confirmation) => {
        asked = confirmation;
        return Promise.resolve(agrees);
      },
      activity: { record: (entry: ActivityRecord) => records.push(entry) },
    });
    return made;
  }

  const urls = async (): Promise<readonly ContentUrl[]> => (await instance.tracking.content(id, signal))?.urls ?? [];
  const ordinary = async (): Promise<ContentUrl> => {
    const found = (await urls()).find(({ mode }) => mode === 0);
    assert.ok(found?.urlId !== undefined);
    return found;
  };
  /** The instance with another tracking repository behind the same session. */
  const with_ = (change: Partial<CampaignInstance['tracking']>): CampaignInstance => {
    const { tracking } = instance;
    return {
      ...instance,
      tracking: {
        figures: tracking.figures.bind(tracking),
        urls: tracking.urls.bind(tracking),
        content: tracking.content.bind(tracking),
        setUrlModes: tracking.setUrlModes.bind(tracking),
        setTracking: tracking.setTracking.bind(tracking),
        ...change,
      },
    };
  };

  it('changes nothing unless the person agrees', async () => {
    const before = await urls();
    const { urlId = '', label } = await ordinary();
    agrees = false;
    assert.equal(await switchUrl(frame, urlId, false), undefined);
    assert.equal(asked?.instance, 'Demo');
    assert.ok(asked.question.includes(label) && asked.effect.includes('will not be recorded'));
    assert.deepEqual(await urls(), before);
    assert.deepEqual(records, []);
  });

  it('switches one URL, leaves the others alone, and back', async () => {
    const before = await urls();
    const { urlId = '', source } = await ordinary();
    assert.match((await switchUrl(frame, urlId, false)) ?? '', /^Switched, and read back/);
    assert.deepEqual(
      await urls(),
      before.map((url) => (url.urlId === urlId ? { ...url, mode: 1 } : url)),
    );
    assert.ok(records[0]?.what.includes(source));
    assert.deepEqual(
      records.map(({ before: from, after, outcome }) => [from, after, outcome]),
      [['Tracked', 'off', 'done']],
    );
    await switchUrl(frame, urlId, true);
    assert.deepEqual(await urls(), before);
    assert.equal(records[1]?.outcome, 'done');
  });

  it('refuses what would lose its purpose, what is there already, and what is not there', async () => {
    const before = await urls();
    const optOut = before.find(({ mode }) => mode === 4);
    await assert.rejects(switchUrl(frame, optOut?.urlId ?? '', false), /opt-out/);
    await assert.rejects(switchUrl(frame, (await ordinary()).urlId ?? '', true), /already/);
    await assert.rejects(switchUrl(frame, 'nothing', true), /does not have this URL/);
    assert.equal(asked, undefined);
    assert.deepEqual(await urls(), before);
  });

  it('refuses once the delivery is sent, and where the content is not shown', async () => {
    const { rows } = await instance.deliveries.list({ group: 'finished', now: Date.now(), pageSize: 20 }, signal);
    for (const row of rows) {
      const sent = (await instance.tracking.content(row.id, signal))?.urls.find(({ mode }) => mode === 0);
      if (sent === undefined) {
        continue;
      }
      await assert.rejects(switchUrl(frameOf(instance, row.id), sent.urlId ?? '', false), /sending was confirmed/);
      await assert.rejects(switchDelivery(frameOf(instance, row.id), false), /sending was confirmed/);
      break;
    }
    assert.ok(rows.length > 0);
    const silent = frameOf(with_({ content: () => Promise.resolve(undefined) }), id);
    await assert.rejects(switchUrl(silent, (await ordinary()).urlId ?? '', false), /does not have this URL/);
    assert.deepEqual(records, []);
  });

  it('says so when the instance shows the old value, lost other URLs, or cannot be read any more', async () => {
    const { urlId = '' } = await ordinary();
    const all = await urls();
    const reads = (second: () => ReturnType<CampaignInstance['tracking']['content']>): Recorder => {
      let reading = 0;
      // The first two readings are before the dialog and before the write.
      return frameOf(
        with_({
          setUrlModes: () => Promise.resolve(),
          content: () => ((reading += 1) > 2 ? second() : Promise.resolve({ urls: all })),
        }),
        id,
      );
    };
    assert.match(
      (await switchUrl(
        reads(() => Promise.resolve({ urls: all })),
        urlId,
        false,
      )) ?? '',
      /does not show the new value/,
    );
    assert.match(
      (await switchUrl(
        reads(() =>
          Promise.resolve({ urls: all.filter((url) => url.urlId === urlId).map((url) => ({ ...url, mode: 1 })) }),
        ),
        urlId,
        false,
      )) ?? '',
      /not the same as before/,
    );
    assert.match(
      (await switchUrl(
        reads(() => Promise.reject(new Error('gone'))),
        urlId,
        false,
      )) ?? '',
      /could not be read back/,
    );
    assert.deepEqual(
      records.map(({ outcome }) => outcome),
      ['notVerified', 'notVerified', 'notVerified'],
    );
  });

  it('records a refused write as failed, and sends it once', async () => {
    let sent = 0;
    const refusing = frameOf(with_({ setUrlModes: () => ((sent += 1), Promise.reject(new Error('no right'))) }), id);
    await assert.rejects(switchUrl(refusing, (await ordinary()).urlId ?? '', false), /no right/);
    assert.equal(sent, 1);
    assert.deepEqual(
      records.map(({ outcome }) => outcome),
      ['failed'],
    );
  });

  it('switches tracking of the whole delivery, and back', async () => {
    const enabled = async (): Promise<unknown> => (await instance.deliveries.get(id, signal))?.trackingEnabled;
    assert.equal(await enabled(), true);
    assert.match((await switchDelivery(frame, false)) ?? '', /^Switched/);
    assert.equal(await enabled(), false);
    assert.ok(asked?.effect.includes('Neither opens nor clicks'));
    await switchDelivery(frame, true);
    assert.equal(await enabled(), true);
    assert.deepEqual(
      records.map(({ outcome }) => outcome),
      ['done', 'done'],
    );
  });
});
