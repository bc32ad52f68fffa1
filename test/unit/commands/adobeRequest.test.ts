import '../vscodeStandIn';
import assert from 'node:assert/strict';
import { supportText, type Asking } from '../../../src/commands/servers/run/adobeRequest';
import type { DeliveryDetail } from '../../../src/domain/delivery';
import { delivery } from '../domain/diagnosis/evidenceOf';
import { instanceOver, memoryOf } from '../troubleshooting/parts';

const never = new AbortController().signal;

function asking(part: Partial<DeliveryDetail> | undefined): Promise<string> {
  const base = instanceOver(memoryOf(), {
    deliveries: {
      countByGroup: async () => new Map([['needsAttention', 3]]),
      list: async () => ({ rows: [], total: 0 }),
    },
  });
  const given: Asking = {
    descriptor: { name: 'Shop', url: 'https://shop.example' },
    instance: {
      ...base,
      machines: { ...base.machines, processes: async () => [], affinitiesInUse: async () => [] },
    },
    servers: ['cloud-1'],
    ...(part === undefined ? {} : { delivery: delivery(part) }),
  };
  return supportText(given, Date.UTC(2026, 10, 23, 12), never);
}

describe('what is asked of Adobe support', () => {
  it('names the delivery as support finds it on its side, with when it was looked at', async () => {
    const text = await asking({ state: 51, contactDate: Date.UTC(2026, 10, 23, 9) });
    assert.match(text, /^Subject: delivery DM1001 of demo is not sent$/m);
    assert.match(text, /^Delivery: DM1001 "Autumn newsletter", id 1001$/m);
    assert.match(text, /^State: 51, Start pending$/m);
    assert.match(text, /^Contact date \(UTC\): 2026-11-23T09:00:00\.000Z$/m);
    assert.match(text, /^Messages: 1000 to deliver, 0 processed$/m);
    assert.match(text, /^Servers: cloud-1$/m);
    assert.match(text, /^Time \(UTC\): 2026-11-23T12:00:00\.000Z$/m);
    assert.match(text, /^1\. nlserver pdump of every server: does mta@demo run/m);
    assert.doesNotMatch(text, /mid-sourcing/i);
  });

  it('of one that is handed over, names its number there and asks for its state and journal', async () => {
    const text = await asking({ deliveryMode: 4, midRemoteId: '4711' });
    assert.match(text, /^Id on the mid-sourcing server: 4711$/m);
    assert.match(text, /^1\. On the mid-sourcing server: in which state is the delivery 4711/m);
  });

  it('of one that was never handed over, asks whether it was refused', async () => {
    for (const midRemoteId of ['0', '', undefined]) {
      const text = await asking({ deliveryMode: 4, ...(midRemoteId === undefined ? {} : { midRemoteId }) });
      assert.match(text, /^Id on the mid-sourcing server: none$/m);
      assert.match(text, /^1\. Did the mid-sourcing server refuse the delivery/m);
    }
  });

  it('without a delivery is about the instance', async () => {
    const text = await asking(undefined);
    assert.match(text, /^Subject: deliveries of demo do not start$/m);
    assert.doesNotMatch(text, /^Delivery: /m);
  });
});
