import assert from 'node:assert/strict';
import { deliveriesInHand } from '../../../src/operations/definitions/deliveriesInHand';
import type { Place } from '../../../src/operations/place';
import { delivery } from '../domain/diagnosis/evidenceOf';

const never = new AbortController().signal;

/** A place whose instance has these deliveries in progress. */
function placeWith(count: number): Place {
  const row = delivery({ label: 'Sale', internalName: 'DM7', counters: { processed: 4533, toDeliver: 8465 } });
  const deliveries = {
    countByGroup: async () => new Map([['inProgress', count]]),
    list: async () => ({ rows: [row] }),
  };
  return {
    now: () => 0,
    instance: async () => ({ deliveries, info: { clockOffsetMs: 0 } }),
    because: () => 'it is gone',
  } as unknown as Place;
}

describe('the deliveries that an MTA has in hand', () => {
  it('are counted in numbers that a person reads', async () => {
    assert.deepEqual(await deliveriesInHand(placeWith(1201), 'en', never), [
      'Deliveries in progress: 1,201; waiting: 0.',
      '• Sale (DM7): 4,533 of 8,465 messages',
      '… and 1,200 more',
    ]);
    const [, german] = await deliveriesInHand(placeWith(1), 'de', never);
    assert.equal(german, '• Sale (DM7): 4.533 of 8.465 messages');
  });
});
