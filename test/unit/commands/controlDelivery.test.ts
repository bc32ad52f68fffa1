import assert from 'node:assert/strict';
import type { DeliveryDetail } from '../../../src/domain/delivery';
import { DELIVERY_STATES as S } from '../../../src/domain/deliveryState';
import { controlDelivery, type ControlAction } from '../../../src/commands/control/controlDelivery';

const signal = new AbortController().signal;

/** Deliveries whose state is, at each reading, the next of the list. */
function deliveries(states: readonly (number | undefined)[]) {
  const sent: string[] = [];
  const rest = [...states];
  return {
    sent,
    get: async (id: string): Promise<DeliveryDetail | undefined> => {
      const state = rest.shift();
      return state === undefined
        ? undefined
        : { id, internalName: 'DM1', label: 'x', state, messageType: 0, counters: {} };
    },
    command: async (_id: string, command: string) => {
      sent.push(command);
      return undefined;
    },
    prepare: async () => {
      sent.push('prepare');
    },
  };
}

describe('controlDelivery', () => {
  const good: readonly (readonly [ControlAction, number, number, string])[] = [
    ['start', S.ready, S.startPending, 'play'],
    ['pause', S.started, S.pausePending, 'pause'],
    ['resume', S.paused, S.started, 'play'],
    ['stop', S.paused, S.cancelPending, 'stop'],
    ['prepare', S.edition, S.targetSelection, 'prepare'],
  ];
  for (const [action, before, after, wire] of good) {
    it(`sends ${wire} once to ${action}, and sees that it was taken`, async () => {
      const fake = deliveries([before, after]);
      assert.deepEqual(await controlDelivery(fake, '1', action, before, signal), { kind: 'done', before, after });
      assert.deepEqual(fake.sent, [wire]);
    });
  }

  it('does not touch a delivery whose state changed after the person agreed', async () => {
    const fake = deliveries([S.finished]);
    assert.deepEqual(await controlDelivery(fake, '1', 'stop', S.started, signal), {
      kind: 'changed',
      before: S.started,
      now: S.finished,
    });
    assert.deepEqual(fake.sent, []);
  });

  it('does not touch a delivery in a state that does not allow it, even if that was agreed', async () => {
    const fake = deliveries([S.finished]);
    assert.equal((await controlDelivery(fake, '1', 'stop', S.finished, signal)).kind, 'changed');
    assert.deepEqual(fake.sent, []);
  });

  it('does not call done what it does not see', async () => {
    const fake = deliveries([S.started, S.started]);
    assert.equal((await controlDelivery(fake, '1', 'pause', S.started, signal)).kind, 'notVerified');
    assert.deepEqual(fake.sent, ['pause']);
  });

  it('knows when the delivery is gone', async () => {
    const fake = deliveries([undefined]);
    assert.equal((await controlDelivery(fake, '1', 'pause', S.started, signal)).kind, 'gone');
    assert.deepEqual(fake.sent, []);
  });
});
