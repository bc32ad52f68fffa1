import '../../vscodeStandIn';
import assert from 'node:assert/strict';
import { openInstance } from '../../../../src/campaign';
import type { CampaignInstance } from '../../../../src/campaign/instance';
import type { RunningDemo } from '../../../../src/demo';
import { startDemo } from '../../../../src/demo';
import { isBeingSent } from '../../../../src/domain/deliveryState';
import { MessagesContent } from '../../../../src/panels/messages/messagesContent';
import type { LogSheetState } from '../../../../src/shared/protocol/messages';
import { StateStore } from '../../../../src/platform/stateStore';
import { descriptor, Recorder, stored } from '../frame/recorder';

const MINUTE = 60_000;
const SCREEN = 40;

describe('the grid over a real instance', function () {
  this.timeout(60_000);
  let demo: RunningDemo;
  let instance: CampaignInstance;
  let now = 0;
  const signal = new AbortController().signal;
  const look = (asked = false) => ({
    instance,
    descriptor: { ...descriptor, url: demo.handle.url },
    now,
    asked,
    signal,
  });

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

  async function opened(
    fits: (state: number) => boolean,
  ): Promise<{ frame: Recorder; content: MessagesContent; deliveryId: string; againMs: number }> {
    const { rows } = await instance.deliveries.list({ now, pageSize: 200 }, signal);
    const deliveryId = rows.find(
      ({ state, messageType, counters }) => fits(state) && messageType === 0 && (counters.toDeliver ?? 0) > 1000,
    )?.id;
    assert.ok(deliveryId);
    const frame = new Recorder({ connectionId: 'c1', deliveryId });
    const content = new MessagesContent(frame);
    return { frame, content, deliveryId, againMs: await content.look(look()) };
  }

  const sheets = (frame: Recorder): LogSheetState[] =>
    frame.messages.flatMap((message) => (message.type === 'logSheet' ? [message.sheet] : []));
  const countOf = (sheet: LogSheetState | undefined, status: number): number =>
    sheet?.statuses.find(({ value }) => value === status)?.count ?? 0;

  it('follows the rows on screen and the counts while a delivery is being sent, and no row moves', async () => {
    const { frame, content, againMs } = await opened((state) => state === 55);
    assert.ok(againMs <= 10_000, 'looks every few seconds');
    await content.handle({ type: 'logFilter', filter: { statuses: [6] } });
    await content.look(look());
    const [, pending] = sheets(frame);
    assert.ok(pending !== undefined && pending.total > SCREEN);
    await content.handle({ type: 'gridBlock', sheet: pending.sheet, block: 0 });
    await content.handle({ type: 'gridSeen', sheet: pending.sheet, first: 0, end: SCREEN });
    const block = frame.messages.at(-1);
    assert.ok(block?.type === 'gridRows');
    // As long as it takes until one of the rows on screen was sent.
    let changes;
    for (let minutes = 0; changes === undefined && minutes < 200; minutes += 5) {
      demo.advance(5 * MINUTE);
      now += 5 * MINUTE;
      await content.look(look());
      changes = frame.messages.flatMap((message) => (message.type === 'gridChanges' ? [message.changes] : []))[0];
    }
    assert.ok(changes !== undefined && changes.sheet === pending.sheet);
    const status = pending.columns.findIndex(({ id }) => id === 'status');
    for (const { index, row } of changes.rows) {
      assert.ok(index < SCREEN);
      assert.equal(row.id, block.rows.rows[index]?.id, 'a row keeps its number');
    }
    assert.ok(
      changes.rows.some(({ index, row }) => row.cells[status] !== block.rows.rows[index]?.cells[status]),
      'a status is another',
    );
    const last = sheets(frame).at(-1);
    assert.ok(last?.sheet === pending.sheet && last.total === pending.total);
    assert.ok(countOf(last, 6) < countOf(pending, 6) && countOf(last, 1) > countOf(pending, 1), 'the counts follow');
    // What was read again is what is copied, and what comes back with the block.
    await content.handle({ type: 'gridBlock', sheet: pending.sheet, block: 0 });
    const again = frame.messages.at(-1);
    assert.ok(again?.type === 'gridRows');
    for (const { index, row } of changes.rows.slice(-1)) {
      assert.deepEqual(again.rows.rows[index]?.id, row.id);
    }
  });

  it('asks rarely, and for no rows, when a delivery is finished', async () => {
    const { frame, content, againMs } = await opened((state) => state === 95 && !isBeingSent(state));
    assert.ok(againMs >= 30_000);
    await content.handle({ type: 'gridBlock', sheet: 1, block: 0 });
    await content.handle({ type: 'gridSeen', sheet: 1, first: 0, end: SCREEN });
    const told = frame.messages.length;
    assert.ok((await content.look(look())) >= 30_000);
    assert.equal(frame.messages.length, told);
  });

  it('says what it cannot filter by, and shows no rows then', async () => {
    const { frame, content } = await opened((state) => state === 95);
    const { messages } = instance;
    // The demo's log has all attributes: this one tells of a log that does not.
    const without = Object.assign(Object.create(messages) as typeof messages, {
      lacking: () => Promise.resolve(['address'] as const),
      count: messages.count.bind(messages),
      tally: messages.tally.bind(messages),
      statuses: messages.statuses.bind(messages),
    });
    await content.handle({ type: 'logFilter', filter: { address: 'a' } });
    await content.look({ ...look(), instance: { ...instance, messages: without } });
    const sheet = sheets(frame).at(-1);
    assert.deepEqual([sheet?.total, sheet?.lacking], [0, ['address']]);
  });

  it('opens on one message, in the log of messages and in that of events', async () => {
    const { frame, content, deliveryId } = await opened((state) => state === 95);
    const [event] = await instance.trackingLogs.page({ deliveryId }, { from: 'first', limit: 1 }, signal);
    assert.ok(event?.messageId);
    await content.handle({ type: 'logFilter', filter: { message: event.messageId } });
    await content.look(look());
    assert.equal(sheets(frame).at(-1)?.total, 1);
    await content.handle({ type: 'logTab', tab: 'tracking' });
    await content.look(look());
    const events = sheets(frame).at(-1);
    assert.equal(events?.total, await instance.trackingLogs.count({ deliveryId, messageId: event.messageId }, signal));
    assert.ok(events.total > 0);
  });

  it('sorts as the instance does, and as the log was written without', async () => {
    const { frame, content, deliveryId } = await opened((state) => state === 95);
    const shown = async (): Promise<{ sheet: LogSheetState | undefined; dates: number[]; ids: string[] }> => {
      await content.look(look());
      const sheet = sheets(frame).at(-1);
      await content.handle({ type: 'gridBlock', sheet: sheet?.sheet ?? 0, block: 0 });
      const block = frame.messages.at(-1);
      assert.ok(block?.type === 'gridRows' && block.rows.rows.length > 100);
      const at = sheet?.columns.findIndex(({ id }) => id === 'eventDate') ?? -1;
      return {
        sheet,
        dates: block.rows.rows.map(({ cells }) => Number(cells[at])),
        ids: block.rows.rows.map(({ id }) => id),
      };
    };
    const plain = await shown();
    await content.handle({ type: 'logSort', sort: { column: 'eventDate', descending: true } });
    const { sheet, dates } = await shown();
    assert.deepEqual(
      dates,
      [...dates].sort((a, b) => b - a),
    );
    const [newest] = await instance.messages.page(
      { deliveryId },
      { from: 'first', limit: 1, sort: { by: 'eventDate', descending: true } },
      signal,
    );
    assert.equal(dates[0], newest?.eventDate);
    assert.deepEqual(sheet?.sort, { column: 'eventDate', descending: true });
    await content.handle({ type: 'logSort' });
    assert.deepEqual((await shown()).ids, plain.ids);
  });

  it('counts what each choice would show, and the whole log beside what is filtered', async () => {
    const { frame, content, deliveryId } = await opened((state) => state === 95);
    await content.handle({ type: 'logFilter', filter: { statuses: [2] } });
    await content.look(look());
    const sheet = sheets(frame).at(-1);
    assert.equal(sheet?.all, await instance.messages.count({ deliveryId }, signal));
    assert.equal(sheet.total, countOf(sheet, 2));
    assert.ok(countOf(sheet, 1) > 0, 'the other statuses are offered');
    const failed = sheet.reasons.reduce((sum, { count }) => sum + count, 0);
    assert.equal(failed, sheet.total, 'the reasons are of the failed ones');
    await content.handle({ type: 'countDomains', sheet: sheet.sheet });
    const counts = frame.messages.at(-1);
    assert.ok(counts?.type === 'domainCounts' && counts.counts.domains !== undefined);
    assert.equal(
      counts.counts.domains.reduce((sum, { count }) => sum + count, 0),
      sheet.total,
    );
  });

  it('remembers the columns for every panel, and nothing else', async () => {
    const kept = new Map<string, unknown>();
    const state = new StateStore({
      get: (key) => kept.get(key),
      update: (key, value) => Promise.resolve(void kept.set(key, JSON.parse(JSON.stringify(value)))),
    });
    const choice = { hidden: ['text'], widths: { address: 300 } };
    const { content, deliveryId } = await opened((was) => was === 95);
    await content.handle({ type: 'columnChoice', choice });
    const panel = (): { frame: Recorder; content: MessagesContent } => {
      const frame = new Recorder({ connectionId: 'c1', deliveryId });
      Object.assign(frame.deps, { state });
      return { frame, content: new MessagesContent(frame) };
    };
    await panel().content.handle({ type: 'columnChoice', choice });
    const another = panel();
    await another.content.look(look());
    assert.deepEqual(sheets(another.frame)[0]?.chosen, choice);
    assert.deepEqual([...kept.values()], [choice]);
    kept.set('messages.columns', { hidden: 'all' });
    const third = panel();
    await third.content.look(look());
    assert.equal(sheets(third.frame)[0]?.chosen, undefined);
  });

  it('shows what a link asked for, not what the page was left with; that only when nothing was asked for', async () => {
    const { rows } = await instance.deliveries.list({ now, pageSize: 5 }, signal);
    const deliveryId = rows[0]?.id ?? '';
    const shown = async (asked: boolean): Promise<unknown[]> => {
      const frame = new Recorder({ connectionId: 'c1', deliveryId });
      const content = new MessagesContent(frame);
      if (asked) {
        await content.handle({ type: 'logTab', tab: 'messages' });
        await content.handle({ type: 'logFilter', filter: { message: '5' } });
      }
      await content.handle({
        type: 'ready',
        version: 1,
        state: stored({ tab: 'tracking', filter: { since: 7 } }),
      });
      await content.look(look());
      const sheet = sheets(frame).at(-1);
      return [sheet?.tab, sheet?.filter];
    };
    assert.deepEqual(await shown(true), ['messages', { message: '5' }]);
    assert.deepEqual(await shown(false), ['tracking', { since: 7 }]);
  });
});
