import '../vscodeStandIn';
import assert from 'node:assert/strict';
import { CampaignError } from '../../../src/campaign/errors';
import type { DeliveryDetail } from '../../../src/domain/delivery';
import { DELIVERY_STATES as S } from '../../../src/domain/deliveryState';
import { parseRequest } from '../../../src/operations/requestSchema';
import { instanceOver, memoryOf, type Memory } from '../troubleshooting/parts';
import { sourceOf, Workplace, type Answers } from './workplace';

const ID = '1001';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The workplace of somebody at an instance with one delivery. `writes` replaces what it does with an order. */
function at(memory: Memory, answers: Answers = {}, over: Parameters<typeof instanceOver>[1] = {}): Workplace {
  return new Workplace(sourceOf(instanceOver(memory, over)), answers);
}

function change(memory: Memory, part: Partial<DeliveryDetail>): void {
  if (memory.delivery) {
    memory.delivery = { ...memory.delivery, ...part };
  }
}

describe('operations on deliveries', () => {
  it('start and resume after asking, in the right state only, and are taken back by a pause only', async () => {
    for (const [kind, state] of [
      ['resume', S.paused],
      ['start', S.ready],
    ] as const) {
      const memory = memoryOf({ state });
      const place = at(memory);
      assert.equal((await place.apply({ kind, deliveryId: ID }))?.kind, 'done');
      assert.deepEqual([memory.writes, place.asked.length], [['play'], 1]);
      assert.match(place.asked[0]?.undo ?? '', /cannot be undone/);
      assert.deepEqual(place.records[0]?.undo, { kind: 'pause', deliveryId: ID });
      const late = memoryOf({ state: S.finished });
      assert.equal((await at(late).apply({ kind, deliveryId: ID }))?.kind, 'refused');
      assert.deepEqual(late.writes, []);
    }
  });

  it('say before a stop how many messages stay unsent', async () => {
    const counters = { toDeliver: 12_000, processed: 2_500 };
    const place = at(memoryOf({ state: S.started, counters }));
    await place.apply({ kind: 'stop', deliveryId: ID });
    assert.match(place.asked[0]?.effect ?? '', /stay unsent: 9,500\./);
    const unknown = at(memoryOf({ state: S.started, counters: {} }));
    await unknown.apply({ kind: 'stop', deliveryId: ID });
    assert.match(unknown.asked[0]?.effect ?? '', /^No further message is sent\. Messages that are already/);
  });

  it('do not claim what is not seen, and go on looking', async () => {
    const memory = memoryOf({ state: S.paused });
    const outcome = await at(memory, {}, { writes: { command: async () => undefined } }).apply({
      kind: 'resume',
      deliveryId: ID,
    });
    assert.equal(outcome?.kind, 'notVerifiedYet');
    assert.match(outcome.text, /does not show it yet/);
  });

  it('prepare is done by what happened since, not by the state that it had before', async () => {
    const ready = memoryOf({ state: S.ready, lastModified: 5 });
    const nothing = { writes: { prepare: async () => undefined } };
    assert.equal((await at(ready, {}, nothing).apply({ kind: 'prepare', deliveryId: ID }))?.kind, 'notVerifiedYet');
    for (const [part, kind] of [
      [{ lastModified: 6 }, 'done'],
      [{ state: S.targetSelection }, 'done'],
      [{ state: S.preparationError }, 'refused'],
    ] as const) {
      const memory = memoryOf({ state: S.ready, lastModified: 5 });
      const analyses = {
        writes: {
          prepare: async () => {
            change(memory, part);
          },
        },
      };
      assert.equal((await at(memory, {}, analyses).apply({ kind: 'prepare', deliveryId: ID }))?.kind, kind);
    }
  });

  it('pause what is being sent only, and are taken back by resuming', async () => {
    const memory = memoryOf({ state: S.started });
    const pauses = {
      writes: {
        command: async (_id: string, command: string) => {
          memory.writes.push(command);
          change(memory, { state: S.paused });
          return undefined;
        },
      },
    };
    const place = at(memory, {}, pauses);
    assert.equal((await place.apply({ kind: 'pause', deliveryId: ID }))?.kind, 'done');
    assert.deepEqual(place.records[0]?.undo, { kind: 'resume', deliveryId: ID });
    assert.equal((await at(memory, {}, pauses).apply({ kind: 'pause', deliveryId: ID }))?.kind, 'refused');
    assert.deepEqual(memory.writes, ['pause']);
  });

  it('recompute is done only when the time of the computation shows it', async () => {
    for (const [times, kind] of [
      [[1, 1, 2], 'done'],
      [[1, 1, 1], 'notVerifiedYet'],
      [[undefined, undefined, undefined], 'notVerifiedYet'],
    ] as const) {
      let sent = 0;
      let reads = 0;
      const place = at(
        memoryOf({ state: S.finished }),
        {},
        {
          tracking: { figures: async () => ({ computedAt: times[Math.min(reads++, 2)] }) },
          writes: {
            recompute: async () => {
              sent += 1;
            },
          },
        },
      );
      assert.deepEqual([(await place.apply({ kind: 'recomputeStatistics', deliveryId: ID }))?.kind, sent], [kind, 1]);
    }
  });
});

describe('the operation on an affinity', () => {
  const CHANGE = { kind: 'changeAffinity', deliveryId: ID, configured: ['default', 'promo'] } as const;

  it('offers what is configured, asks with the way back, sets it once and reads it back', async () => {
    const memory = memoryOf({ ipAffinity: 'promo ' });
    const place = at(memory, { chooses: 1 });
    assert.equal((await place.apply(CHANGE))?.kind, 'done');
    assert.deepEqual([memory.writes, place.offered.length], [['affinity=promo'], 2]);
    assert.match(place.asked[0]?.now ?? '', /It is “promo ” now\./);
    assert.deepEqual(place.records[0]?.undo, { kind: 'setAffinity', deliveryId: ID, affinity: 'promo ' });
  });

  it('writes nothing when the person gives up, or the delivery began to send', async () => {
    for (const [answers, kind] of [
      [{ chooses: undefined }, undefined],
      [{ agrees: false }, 'declined'],
    ] as const) {
      const memory = memoryOf({ ipAffinity: 'x' });
      assert.equal((await at(memory, answers).apply(CHANGE))?.kind, kind);
      assert.deepEqual(memory.writes, []);
    }
    for (const state of [S.started, S.retryPending, S.finished]) {
      const memory = memoryOf({ state, ipAffinity: 'x' });
      assert.equal((await at(memory).apply(CHANGE))?.kind, 'refused');
      assert.deepEqual(memory.writes, []);
    }
  });

  it('does not call done what arrived though its answer was lost, nor what was refused', async () => {
    const lost = new CampaignError({ code: 'connectionLost', doing: 'Write', facts: {} });
    const no = new CampaignError({ code: 'missingRight', doing: 'Write', facts: {} });
    for (const [error, arrives, kind] of [
      [lost, true, 'unknown'],
      [lost, false, 'unknown'],
      [no, false, 'refused'],
    ] as const) {
      const memory = memoryOf({ ipAffinity: 'x' });
      let tries = 0;
      const place = at(
        memory,
        {},
        {
          writes: {
            setAffinity: async (_id, ipAffinity) => {
              tries += 1;
              if (arrives) {
                change(memory, { ipAffinity });
              }
              throw error;
            },
          },
        },
      );
      const outcome = await place.apply(CHANGE);
      assert.deepEqual([outcome?.kind, tries], [kind, 1]);
      assert.deepEqual(
        place.records.map((record) => record.outcome),
        [kind],
      );
    }
  });

  it('sees what changed while the person was asked, whatever it is', async () => {
    for (const [part, said] of [
      [{ ipAffinity: 'promo' }, /has changed while you were asked/],
      [{ contactDate: 7 }, /has changed while you were asked/],
      [{ label: 'Another' }, /has changed while you were asked/],
      [{ ipAffinity: '' }, /is “none” already/],
      [{ state: S.started }, /nothing was done/],
    ] as const) {
      const memory = memoryOf({ ipAffinity: 'vip', state: S.startPending });
      const place = at(memory, {
        meanwhile: () => {
          change(memory, part);
        },
      });
      const outcome = await place.apply({ kind: 'setAffinity', deliveryId: ID, affinity: '' });
      assert.equal(outcome?.kind, 'changedMeanwhile');
      assert.match(outcome.text, said);
      assert.deepEqual([memory.writes, place.asked.length, place.records.length], [[], 1, 1]);
    }
    const memory = memoryOf({ ipAffinity: 'vip' });
    const place = at(memory, { meanwhile: () => (memory.delivery = undefined) });
    const gone = await place.apply({ kind: 'setAffinity', deliveryId: ID, affinity: '' });
    assert.deepEqual([gone?.kind, memory.writes], ['changedMeanwhile', []]);
  });
});

describe('the operations on dates', () => {
  const now = Date.now();
  const memory = (part: Partial<DeliveryDetail> = {}): Memory =>
    memoryOf({
      state: S.startPending,
      contactDate: now + 10 * MINUTE,
      validityDate: now + 10 * MINUTE + 5 * DAY,
      ...part,
    });

  it('never move a start beyond the validity, and offer to move that along', async () => {
    const held = memory();
    const refused = await at(held).apply({ kind: 'reschedule', deliveryId: ID, to: now + 7 * DAY });
    assert.equal(refused?.kind, 'refused');
    assert.match(refused.text, /would never be sent/);
    assert.deepEqual(held.writes, []);
    const place = at(held, { chooses: 4 });
    assert.equal((await place.apply({ kind: 'reschedule', deliveryId: ID }))?.kind, 'done');
    assert.match(place.offered[4] ?? '', /in 7 days; its validity is moved along/);
    assert.ok(!/along/.test(place.offered[3] ?? ''));
    const { contactDate = 0, validityDate = 0 } = held.delivery ?? {};
    assert.equal(validityDate - contactDate, 5 * DAY);
    assert.match(place.asked[0]?.effect ?? '', /validity is moved along/);
  });

  it('write no date that has passed, not even to undo', async () => {
    const held = memory({ contactDate: now - HOUR });
    const place = at(held);
    assert.equal((await place.apply({ kind: 'reschedule', deliveryId: ID, to: now + HOUR }))?.kind, 'done');
    const undo = parseRequest(place.records[0]?.undo);
    assert.ok(undo !== undefined);
    const undone = await at(held).apply(undo);
    assert.equal(undone?.kind, 'refused');
    assert.match(undone.text, /would be sent at once/);
    assert.equal(held.delivery?.contactDate, now + HOUR);
  });

  it('take back what is still as it was set', async () => {
    const held = memory();
    const before = held.delivery?.contactDate;
    const place = at(held);
    await place.apply({ kind: 'reschedule', deliveryId: ID, to: now + HOUR });
    const undo = parseRequest(place.records[0]?.undo);
    assert.ok(undo !== undefined);
    change(held, { contactDate: now + 2 * HOUR });
    assert.match(((await at(held).apply(undo)) as { text: string }).text, /Somebody moved/);
    change(held, { contactDate: now + HOUR });
    assert.equal((await at(held).apply(undo))?.kind, 'done');
    assert.equal(held.delivery?.contactDate, before);
  });

  it('leave alone what is being sent, and what began to be while the dialog stood', async () => {
    for (const state of [S.started, S.retryPending, S.paused]) {
      const outcome = await at(memory({ state })).apply({ kind: 'reschedule', deliveryId: ID, to: now + HOUR });
      assert.equal(outcome?.kind, 'refused');
    }
    const held = memory();
    const place = at(held, {
      meanwhile: () => {
        change(held, { state: S.started });
      },
    });
    assert.equal((await place.apply({ kind: 'reschedule', deliveryId: ID, to: now + HOUR }))?.kind, 'changedMeanwhile');
    assert.deepEqual(held.writes, []);
  });

  it('extend a validity, never to a time at which nothing more could be sent', async () => {
    const held = memory();
    const place = at(held);
    assert.equal((await place.apply({ kind: 'extendValidity', deliveryId: ID }))?.kind, 'done');
    assert.ok((held.delivery?.validityDate ?? 0) > (held.delivery?.contactDate ?? Infinity));
    for (const to of [now - MINUTE, now + 5 * MINUTE]) {
      assert.equal((await at(memory()).apply({ kind: 'extendValidity', deliveryId: ID, to }))?.kind, 'refused');
    }
  });
});
