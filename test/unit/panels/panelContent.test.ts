import assert from 'node:assert/strict';
import '../vscodeStandIn';
import { openInstance } from '../../../src/campaign';
import type { CampaignInstance } from '../../../src/campaign/instance';
import type { RunningDemo } from '../../../src/demo';
import { startDemo } from '../../../src/demo';
import type { Delivery } from '../../../src/domain/delivery';
import { PanelChanges } from '../../../src/panels/frame/panelChanges';
import { PanelProblem } from '../../../src/panels/frame/panelProblem';
import { ThroughputContent } from '../../../src/panels/throughput/throughputContent';
import { TrackingContent } from '../../../src/panels/tracking/trackingContent';
import { sourceOf, Workplace } from '../operations/workplace';
import { descriptor, Recorder, stored } from './frame/recorder';

const MINUTE = 60_000;
describe('panels over a real instance', function () {
  this.timeout(60_000);
  let demo: RunningDemo;
  let instance: CampaignInstance;
  let now = 0;
  const signal = new AbortController().signal;

  before(async () => {
    demo = await startDemo({ clock: { speed: 0 } });
    const { url, operator, password } = demo.handle;
    instance = await openInstance({ url, credentials: { kind: 'password', operator, password } }, signal);
    now = Date.now() + instance.info.clockOffsetMs;
  });
  after(async () => {
    await instance.logoff();
    await demo.close();
  });

  async function aDelivery(fits: (delivery: Delivery) => boolean): Promise<Delivery> {
    const { rows } = await instance.deliveries.list({ now, pageSize: 200 }, signal);
    const found = rows.find(fits);
    assert.ok(found);
    return found;
  }

  const look = (asked = false) => ({
    instance,
    descriptor: { ...descriptor, url: demo.handle.url },
    now,
    asked,
    signal,
  });

  it('reads the tracking of a finished delivery, and its figures agree with each other', async () => {
    const delivery = await aDelivery(({ state, messageType }) => state === 95 && messageType === 0);
    const frame = new Recorder({ connectionId: 'c1', deliveryId: delivery.id });
    const content = new TrackingContent(frame);
    await content.look(look());
    const [message] = frame.messages;
    assert.ok(message?.type === 'tracking');
    const value = (id: string): number =>
      [...message.snapshot.headline, ...message.snapshot.groups.flatMap(({ figures }) => figures)].find(
        (figure) => figure.id === id,
      )?.value ?? NaN;
    assert.equal(value('targeted'), delivery.counters.toDeliver);
    assert.equal(value('delivered') + value('errors'), value('processed'));
    assert.equal(value('openRate'), value('opens') / value('delivered'));
    assert.ok(value('recipientClicks') <= value('opens'));
    assert.deepEqual(message.snapshot.urls, { ok: false, why: 'Being read…' }, 'the figures wait for nothing else');
    const withChain = frame.messages.at(-1);
    assert.ok(
      message.snapshot.chain === undefined && withChain?.type === 'tracking',
      'the figures do not wait for the machines',
    );
    assert.deepEqual(
      withChain.snapshot.chain?.map(({ id, state }) => [id, state]),
      [
        ['activated', 'ok'],
        ['rewritten', 'ok'],
        ['redirection', 'ok'],
        ['trackinglogd', 'unknown'],
        ['workflow', 'ok'],
        ['consolidation', 'ok'],
        ['newest', 'ok'],
      ],
    );
    assert.deepEqual(content.replay(), [withChain]);
    assert.deepEqual(frame.titles, [`Tracking: ${delivery.label} · Demo (Demo)`]);
  });

  it('draws as many opens and clicks as the indicators count, and as many errors as there are', async () => {
    const delivery = await aDelivery(
      ({ state, messageType, counters }) => state === 95 && messageType === 0 && (counters.toDeliver ?? 0) > 5000,
    );
    const frame = new Recorder({ connectionId: 'c1', deliveryId: delivery.id });
    await new TrackingContent(frame).look(look());
    const message = frame.messages.at(-1);
    assert.ok(message?.type === 'tracking');
    const { overTime, failures } = message.snapshot;
    const figures = await instance.tracking.figures(delivery.id, signal);
    const sum = (values: readonly (number | null)[]): number =>
      values.reduce((total: number, value) => total + (value ?? 0), 0);
    assert.ok(overTime.ok && failures.ok);
    assert.equal(sum(overTime.value.opens), figures?.totalRecipientOpen);
    assert.equal(sum(overTime.value.clicks), figures?.totalRecipientClick);
    assert.equal(sum(overTime.value.optOuts), figures?.optOut);
    assert.ok(overTime.value.at.length <= 481, 'not too many buckets');
    // The statistics by domain have no column for complaints: they are counted in the log.
    const complaints = demo.instance.store.number(
      'SELECT COUNT(*) FROM NmsBroadLogRcp WHERE iDeliveryId = ? AND iStatus = 2 AND iMsgId = 115',
      [Number(delivery.id)],
    );
    assert.equal(failures.value.reasons.find(({ reason }) => reason === 'denylisted')?.count, complaints);
    assert.equal(sum(failures.value.reasons.map(({ count }) => count)), delivery.counters.error);
    assert.ok(failures.value.domains.length > 3);
  });

  it('compares with another delivery from its own start, and counts whom each URL brought', async () => {
    const { rows } = await instance.deliveries.list({ now, pageSize: 200 }, signal);
    const [own, other] = rows.filter(
      ({ state, messageType, counters }) => state === 95 && messageType === 0 && (counters.toDeliver ?? 0) > 5000,
    );
    assert.ok(own !== undefined && other !== undefined);
    const frame = new Recorder({ connectionId: 'c1', deliveryId: own.id });
    const content = new TrackingContent(frame);
    await content.handle({ type: 'ready', version: 1, state: stored({ comparedWith: other.id }) });
    await content.look(look());
    const last = frame.messages.at(-1);
    assert.ok(last?.type === 'tracking' && last.snapshot.overTime.ok && last.snapshot.urls.ok);
    const { at, compared } = last.snapshot.overTime.value;
    assert.equal(compared?.label, other.label);
    assert.equal(compared.opens.length, at.length);
    assert.ok(
      (compared.opens[0] ?? 0) + (compared.opens[1] ?? 0) + (compared.opens[2] ?? 0) > 0,
      'it begins at the left edge',
    );
    for (const { uniqueClicks, clicks } of last.snapshot.urls.value) {
      assert.ok(uniqueClicks !== undefined && uniqueClicks <= (clicks ?? 0));
    }
    await content.handle({ type: 'compare', on: false });
    assert.deepEqual(frame.messages.at(-2), { type: 'comparing', deliveryId: undefined });
    const without = frame.messages.at(-1);
    assert.ok(
      without?.type === 'tracking' &&
        without.snapshot.overTime.ok &&
        without.snapshot.overTime.value.compared === undefined,
    );
  });

  it('recomputes only when told so, reads back whether it happened, and records it', async () => {
    const delivery = await aDelivery(({ state, messageType }) => state === 95 && messageType === 0);
    const answers = { agrees: false };
    const workplace = new Workplace(sourceOf(instance), answers);
    const outcomes = (): readonly string[] => workplace.records.map(({ outcome }) => outcome);
    const frame = new Recorder({ connectionId: 'c1', deliveryId: delivery.id });
    frame.changes = new PanelChanges(workplace.desk, () => undefined);
    await frame.changes.looksAt('c1', signal);
    const content = new TrackingContent(frame);
    await content.look(look());
    await content.handle({ type: 'recompute' });
    assert.deepEqual([outcomes(), frame.looks], [[], 0]);
    answers.agrees = true;
    demo.advance(MINUTE);
    now += MINUTE;
    await content.handle({ type: 'recompute' });
    assert.deepEqual([outcomes(), frame.looks], [['done'], 1]);
    const notice = frame.messages.at(-1);
    assert.ok(notice?.type === 'notice' && /recomputed/.test(notice.text));
  });

  it('shows the figures of an operator who may not read the rest', async () => {
    const delivery = await aDelivery(({ state, messageType }) => state === 95 && messageType === 0);
    const frame = new Recorder({ connectionId: 'c1', deliveryId: delivery.id });
    const refused = {
      byDomain: () => Promise.resolve(undefined),
      reactions: () => Promise.reject(new Error('no right')),
      recompute: () => Promise.resolve(),
    };
    await new TrackingContent(frame).look({ ...look(), instance: { ...instance, statistics: refused } });
    const message = frame.messages.at(-1);
    assert.ok(message?.type === 'tracking');
    assert.deepEqual(message.snapshot.failures, { ok: false, why: 'Not available on this instance' });
    assert.deepEqual(message.snapshot.overTime, { ok: false, why: 'Error: no right' });
    assert.equal(message.snapshot.urls.ok, true);
  });

  it('draws exactly the messages that a finished delivery sent', async () => {
    const delivery = await aDelivery(
      ({ state, messageType, counters }) => state === 95 && messageType === 0 && (counters.processed ?? 0) > 1000,
    );
    const frame = new Recorder({ connectionId: 'c1', deliveryId: delivery.id });
    await new ThroughputContent(frame).look(look());
    const [message] = frame.messages;
    assert.ok(message?.type === 'throughput');
    const { series, figures, live } = message.snapshot;
    assert.equal(live, false);
    const drawn = series.messages.reduce((sum: number, count) => sum + (count ?? 0), 0);
    assert.equal(drawn, figures.messages);
    const { destinations } = message.snapshot;
    assert.ok(destinations?.ok === true && destinations.value.rows.length > 3);
    assert.equal(
      destinations.value.rows.reduce((sum, { delivered = 0 }) => sum + delivered, 0),
      delivery.counters.success,
    );
    // Retries are attempts of the same messages: at least one attempt for each.
    assert.ok(drawn >= (delivery.counters.processed ?? 0), `${drawn} of ${delivery.counters.processed}`);
  });

  it('sends what changed while a delivery is being sent, and stands still while paused', async () => {
    const delivery = await aDelivery(({ state, counters }) => state === 55 && (counters.toDeliver ?? 0) > 1000);
    const frame = new Recorder({ connectionId: 'c1', deliveryId: delivery.id });
    const content = new ThroughputContent(frame);
    await content.handle({ type: 'ready', version: 1, state: stored({ period: 'last6Hours' }) });
    assert.ok((await content.look(look())) <= 10_000, 'looks every few seconds');
    demo.advance(2 * MINUTE);
    now += 2 * MINUTE;
    await content.look(look());
    const [first, second] = frame.messages;
    assert.ok(first?.type === 'throughput' && second?.type === 'throughputPatch');
    assert.ok(second.patch.series.at.length <= 3, `${second.patch.series.at.length} buckets`);
    assert.ok((second.patch.figures.progress?.done ?? 0) > (first.snapshot.figures.progress?.done ?? 0));
    await content.handle({ type: 'pause', paused: true });
    await content.look(look());
    assert.equal(frame.messages.length, 2);
    await content.look(look(true));
    assert.equal(frame.messages.length, 3);
  });

  it('shows the whole instance when asked to, with at least what one delivery sent', async () => {
    const delivery = await aDelivery(({ state }) => state === 55);
    const frame = new Recorder({ connectionId: 'c1', deliveryId: delivery.id });
    const content = new ThroughputContent(frame);
    await content.handle({ type: 'ready', version: 1, state: stored({ period: 'sinceStart' }) });
    await content.look(look());
    await content.handle({ type: 'scope', scope: 'instance' });
    assert.equal(frame.looks, 1);
    assert.deepEqual(content.replay(), []);
    await content.look(look());
    const totals = frame.messages.map((message) =>
      message.type === 'throughput' ? message.snapshot.figures.messages : NaN,
    );
    assert.ok((totals[1] ?? 0) > (totals[0] ?? NaN), totals.join());
    const last = frame.messages.at(-1);
    assert.ok(last?.type === 'throughput' && last.snapshot.planned !== undefined);
    assert.equal(last.snapshot.destinations, undefined);
    assert.ok(last.snapshot.planned.rows.every(({ at }) => at >= now && at < now + 24 * 60 * MINUTE));
    assert.equal(last.snapshot.period, 'last24Hours');
    assert.match(last.snapshot.subject.label, /All deliveries of Demo/);
  });

  it('shows an instance without any delivery, and its figures agree with each other', async () => {
    const frame = new Recorder({ connectionId: 'c1', deliveryId: '' });
    const content = new ThroughputContent(Object.assign(frame, { ref: { connectionId: 'c1' } }));
    await content.look(look());
    const [message] = frame.messages;
    assert.ok(message?.type === 'throughput');
    const { scope, period, figures, series, planned } = message.snapshot;
    assert.deepEqual([scope, period], ['instance', 'last24Hours']);
    assert.deepEqual(frame.titles, ['Throughput: Demo (Demo)']);
    const peak = figures.peak?.perHour ?? NaN;
    assert.ok((figures.now ?? 0) <= peak && (figures.average ?? Infinity) <= peak, JSON.stringify(figures));
    series.success.forEach((success, at) => {
      assert.ok((success ?? 0) + (series.error[at] ?? 0) <= peak + 1e-6);
    });
    assert.equal(planned?.perHour, figures.average);
  });

  it('says so when the delivery is gone', async () => {
    const frame = new Recorder({ connectionId: 'c1', deliveryId: '999999' });
    for (const content of [new TrackingContent(frame), new ThroughputContent(frame)]) {
      await assert.rejects(
        content.look(look()),
        (error) => error instanceof PanelProblem && /does not exist/.test(error.text.what),
      );
    }
  });
});
