import assert from 'node:assert/strict';
import '../../vscodeStandIn';
import { openInstance } from '../../../../src/campaign';
import type { CampaignInstance } from '../../../../src/campaign/instance';
import type { RunningDemo } from '../../../../src/demo';
import { startDemo } from '../../../../src/demo';
import type { ContentUrl } from '../../../../src/domain/urlTracking';
import { parseRequest } from '../../../../src/operations/requestSchema';
import { switchDelivery, switchUrl } from '../../../../src/panels/tracking/switchTracking';
import { PanelChanges } from '../../../../src/panels/frame/panelChanges';
import { CampaignError } from '../../../../src/campaign/errors';
import { CAMPAIGN_WRITES, writesOf, type CampaignWrites } from '../../../../src/campaign/writes';
import { sourceOf, Workplace } from '../../operations/workplace';
import { Recorder } from '../frame/recorder';

describe('switching tracking on and off', function () {
  this.timeout(60_000);
  const signal = new AbortController().signal;
  let workplace: Workplace;
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
  beforeEach(async () => {
    frame = await frameOf(instance, id);
  });

  async function frameOf(of: CampaignInstance, deliveryId: string, agrees = true): Promise<Recorder> {
    const made = new Recorder({ connectionId: 'c1', deliveryId });
    workplace = new Workplace(sourceOf(of), { agrees });
    Object.assign(made.deps, { access: { ...made.deps.access, instance: () => Promise.resolve(of) } });
    made.changes = new PanelChanges(workplace.desk, () => undefined);
    await made.changes.looksAt('c1', signal);
    return made;
  }

  const urls = async (): Promise<readonly ContentUrl[]> => (await instance.tracking.content(id, signal))?.urls ?? [];
  const ordinary = async (): Promise<ContentUrl> => {
    const found = (await urls()).find(({ mode }) => mode === 0);
    assert.ok(found?.urlId !== undefined);
    return found;
  };
  /** The instance with another tracking repository behind the same session. */
  const with_ = (
    change: Partial<CampaignInstance['tracking']>,
    writes: Partial<CampaignWrites> = {},
  ): CampaignInstance => {
    const { tracking } = instance;
    return {
      ...instance,
      tracking: {
        figures: tracking.figures.bind(tracking),
        urls: tracking.urls.bind(tracking),
        content: tracking.content.bind(tracking),
        ...change,
      },
      [CAMPAIGN_WRITES]: { ...writesOf(instance), ...writes },
    };
  };

  it('changes nothing unless the person agrees', async () => {
    const before = await urls();
    const { urlId = '', label } = await ordinary();
    frame = await frameOf(instance, id, false);
    assert.equal(await switchUrl(frame, urlId, false), undefined);
    const [asked] = workplace.asked;
    assert.ok(asked !== undefined && asked.question.includes(label));
    assert.match(`${asked.now} ${asked.effect}`, /“Tracked” now.*becomes “Not tracked”/);
    assert.deepEqual(await urls(), before);
    assert.deepEqual(workplace.records, []);
  });

  it('switches one URL, leaves the others alone, and back', async () => {
    const before = await urls();
    const { urlId = '', source } = await ordinary();
    assert.match((await switchUrl(frame, urlId, false)) ?? '', /^Switched, and read back/);
    assert.deepEqual(
      await urls(),
      before.map((url) => (url.urlId === urlId ? { ...url, mode: 1 } : url)),
    );
    const [record] = workplace.records;
    assert.ok(record !== undefined && record.before.includes('Tracked'), source);
    assert.deepEqual([record.after, record.outcome], ['Not tracked', 'done']);
    await switchUrl(frame, urlId, true);
    assert.deepEqual(await urls(), before);
    assert.equal(workplace.records[1]?.outcome, 'done');
  });

  it('brings back “always” and “never” when it is undone', async () => {
    const { urlId = '' } = await ordinary();
    const all = await urls();
    const mine = all.filter((url) => url.urlId === urlId);
    await writesOf(instance).setUrlModes(
      id,
      mine.map((url) => ({ url, mode: 2 })),
      all,
      signal,
    );
    const always = await urls();
    await switchUrl(frame, urlId, false);
    assert.notDeepEqual(await urls(), always);
    const undo = parseRequest(workplace.records[0]?.undo);
    assert.ok(undo !== undefined);
    assert.equal((await workplace.apply(undo))?.kind, 'done');
    assert.deepEqual(await urls(), always);
    await writesOf(instance).setUrlModes(
      id,
      mine.map((url) => ({ url, mode: 0 })),
      always,
      signal,
    );
  });

  it('refuses what would lose its purpose, what is there already, and what is not there', async () => {
    const before = await urls();
    const optOut = before.find(({ mode }) => mode === 4);
    await assert.rejects(switchUrl(frame, optOut?.urlId ?? '', false), /opt-out/);
    await assert.rejects(switchUrl(frame, (await ordinary()).urlId ?? '', true), /already/);
    await assert.rejects(switchUrl(frame, 'nothing', true), /does not have this URL/);
    assert.deepEqual(workplace.asked, []);
    assert.deepEqual(await urls(), before);
  });

  it('refuses once the delivery is sent, and where the content is not shown', async () => {
    const { rows } = await instance.deliveries.list({ group: 'finished', now: Date.now(), pageSize: 20 }, signal);
    for (const row of rows) {
      const sent = (await instance.tracking.content(row.id, signal))?.urls.find(({ mode }) => mode === 0);
      if (sent === undefined) {
        continue;
      }
      await assert.rejects(
        switchUrl(await frameOf(instance, row.id), sent.urlId ?? '', false),
        /sending was confirmed/,
      );
      await assert.rejects(switchDelivery(await frameOf(instance, row.id), false), /sending was confirmed/);
      break;
    }
    assert.ok(rows.length > 0);
    const silent = await frameOf(with_({ content: () => Promise.resolve(undefined) }), id);
    await assert.rejects(switchUrl(silent, (await ordinary()).urlId ?? '', false), /does not have this URL/);
    assert.deepEqual(workplace.records, []);
  });

  it('says so when the instance shows the old value, lost other URLs, or cannot be read any more', async () => {
    const { urlId = '' } = await ordinary();
    const all = await urls();
    const lost = all.filter((url) => url.urlId === urlId).map((url) => ({ ...url, mode: 1 }));
    const outcomes: unknown[] = [];
    for (const [now, said] of [
      [() => Promise.resolve({ urls: all }), /does not show it yet/],
      [() => Promise.resolve({ urls: lost }), /not the same as before/],
      [() => Promise.reject(new Error('gone')), /does not show it yet/],
    ] as const) {
      let written = false;
      frame = await frameOf(
        with_(
          { content: () => (written ? now() : Promise.resolve({ urls: all })) },
          {
            setUrlModes: () => {
              written = true;
              return Promise.resolve();
            },
          },
        ),
        id,
      );
      assert.match((await switchUrl(frame, urlId, false).catch(String)) ?? '', said);
      outcomes.push(...workplace.records.map(({ outcome }) => outcome));
    }
    assert.deepEqual(outcomes, ['notVerifiedYet', 'refused', 'notVerifiedYet']);
  });

  it('records a refused write as refused, and sends it once', async () => {
    let sent = 0;
    const refusal = new CampaignError({ code: 'missingRight', doing: 'Write', facts: {} });
    frame = await frameOf(with_({}, { setUrlModes: () => ((sent += 1), Promise.reject(refusal)) }), id);
    await assert.rejects(switchUrl(frame, (await ordinary()).urlId ?? '', false), /could not be done/);
    assert.equal(sent, 1);
    assert.deepEqual(
      workplace.records.map(({ outcome }) => outcome),
      ['refused'],
    );
  });

  it('switches tracking of the whole delivery, and back', async () => {
    const enabled = async (): Promise<unknown> => (await instance.deliveries.get(id, signal))?.trackingEnabled;
    assert.equal(await enabled(), true);
    assert.match((await switchDelivery(frame, false)) ?? '', /^Tracking of .* is off/);
    assert.equal(await enabled(), false);
    assert.match(workplace.asked[0]?.effect ?? '', /Neither opens nor clicks/);
    await switchDelivery(frame, true);
    assert.equal(await enabled(), true);
    assert.deepEqual(
      workplace.records.map(({ outcome }) => outcome),
      ['done', 'done'],
    );
  });
});
