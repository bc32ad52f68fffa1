import '../vscodeStandIn';
import assert from 'node:assert/strict';
import type { Delivery } from '../../../src/domain/delivery';
import { deliveryDescription } from '../../../src/views/deliveries/texts/deliveryText';

const NOW = Date.UTC(2026, 10, 23, 12);
const MINUTE = 60_000;

const delivery: Delivery = {
  id: '1',
  internalName: 'DM1',
  label: 'Newsletter',
  state: 51,
  messageType: 0,
  contactDate: NOW - 51.5 * MINUTE,
  counters: { toDeliver: 9496 },
};

describe('views/deliveries/texts/deliveryText', () => {
  it('says first how late a delivery is that should have started', () => {
    assert.equal(deliveryDescription(delivery, 'needsAttention', NOW), '51 min late · 9,496 to send · email');
    const days = { ...delivery, contactDate: NOW - 50 * 60 * MINUTE };
    assert.match(deliveryDescription(days, 'needsAttention', NOW), /^2 days, 2 hr late · /);
  });

  it('calls nothing late that is not due yet', () => {
    const due = { ...delivery, contactDate: NOW + 2 * MINUTE };
    assert.match(deliveryDescription(due, 'needsAttention', NOW), /^in 2 min\. · /);
  });

  it('says first how far a delivery is that is being sent', () => {
    const sending = {
      ...delivery,
      state: 55,
      broadStart: NOW - 5 * MINUTE,
      counters: { toDeliver: 200, processed: 90 },
    };
    assert.equal(deliveryDescription(sending, 'inProgress', NOW), '45.0% of 200 · 5 min. ago · email');
  });
});
