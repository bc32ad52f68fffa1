import '../../vscodeStandIn';
import assert from 'node:assert/strict';
import { openInstance } from '../../../../src/campaign';
import type { CampaignInstance } from '../../../../src/campaign/instance';
import { startDemo, type RunningDemo } from '../../../../src/demo';
import { TimelineContent } from '../../../../src/panels/timeline/timelineContent';
import { timelineCsv } from '../../../../src/panels/timeline/timelineCsv';
import { openServer } from '../../../../src/servers';
import { timelineStrings } from '../../../../src/shared/strings/timeline';
import type { TimelineRequest, TimelineSource } from '../../../../src/shared/timelineSource';
import { descriptor, Recorder } from '../frame/recorder';

describe('the timeline of an instance', function () {
  this.timeout(60_000);
  let demo: RunningDemo;
  let instance: CampaignInstance;
  const { signal } = new AbortController();

  before(async () => {
    demo = await startDemo({ scenarios: ['mtaStopped', 'preparationError'], clock: { speed: 0 } });
    const { url, operator, password } = demo.handle;
    instance = await openInstance({ url, credentials: { kind: 'password', operator, password } }, signal);
  });
  after(async () => {
    await instance.logoff();
    await demo.close();
  });

  const asked: TimelineRequest[] = [];
  const replayed: number[] = [];
  const source = (at: number): TimelineSource => ({
    recorded: async (request) => {
      asked.push(request);
      const place = { kind: 'replay', at } as const;
      return {
        watched: true,
        looks: 2,
        since: at,
        events: [{ lane: 'changes', at, tone: 'neutral', what: 'Build 1 → 2', place }],
      };
    },
    replay: async (_id, moment) => {
      replayed.push(moment);
    },
  });

  const panelOf = (timeline?: TimelineSource) => {
    const frame = new Recorder({ connectionId: 'c1', deliveryId: '' });
    const servers = demo.handle.servers.flatMap(
      ({ name, installDir }) => openServer({ name, channel: { kind: 'local', installDir } }) ?? [],
    );
    Object.assign(frame.deps, { servers: { servers: async () => servers }, timeline });
    const content = new TimelineContent({
      ref: { connectionId: 'c1' },
      deps: frame.deps,
      changes: frame.changes,
      closed: frame.closed,
      post: (message) => {
        frame.post(message);
      },
      title: (text) => {
        frame.title(text);
      },
      lookNow: () => {
        frame.lookNow();
      },
    });
    const look = async () => {
      const now = Date.now() + instance.info.clockOffsetMs;
      await content.look({ instance, descriptor, now, asked: true, signal });
      const message = frame.messages.at(-1);
      assert.ok(message?.type === 'timeline');
      return message.snapshot;
    };
    return { content, look };
  };

  it('joins what was sent, journals, logs of servers and what was recorded, on the clock of the instance', async () => {
    const at = Date.now() - 60_000;
    const { content, look } = panelOf(source(at));
    const snapshot = await look();
    assert.ok(snapshot.rate.success.some((value) => (value ?? 0) > 0));
    const logs = snapshot.points.filter(({ lane }) => lane === 'logs');
    assert.ok(
      logs.some(({ tone }) => tone === 'error'),
      JSON.stringify(logs),
    );
    const change = snapshot.points.find(({ lane }) => lane === 'changes');
    assert.equal(change?.at, at + instance.info.clockOffsetMs);
    assert.equal(snapshot.window.to - instance.info.clockOffsetMs, asked.at(-1)?.to);
    assert.deepEqual(
      snapshot.points.map((point) => point.at),
      snapshot.points.map((point) => point.at).sort((a, b) => a - b),
    );
    await content.handle({ type: 'openPoint', id: change.id });
    await content.handle({ type: 'replayAt', at: change.at });
    await content.handle({ type: 'openPoint', id: 'none' });
    assert.deepEqual(replayed, [at, at]);
    const [head, first] = timelineCsv(snapshot, timelineStrings());
    assert.equal(head?.trim(), 'When,Until,Lane,What');
    assert.equal(first?.split(',')[0], new Date(snapshot.points[0]?.at ?? 0).toISOString());
  });

  it('shows as much of the past as the page asks for, also where nobody watches', async () => {
    const { content, look } = panelOf();
    await content.handle({ type: 'timelineHours', hours: 168 });
    const week = await look();
    await content.handle({ type: 'timelineHours', hours: 3 });
    const hours = await look();
    assert.equal(week.watched, false);
    assert.ok(week.window.to - week.window.from > 167 * 3_600_000);
    assert.ok(hours.points.length <= week.points.length);
    assert.ok(hours.points.every(({ at }) => at >= hours.window.from));
  });
});
