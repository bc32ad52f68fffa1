import '../../vscodeStandIn';
import assert from 'node:assert/strict';
import type { Message } from '../../../../src/campaign/instance';
import type { DeliveryDetail } from '../../../../src/domain/delivery';
import { storyOf } from '../../../../src/panels/messages/messageStory';
import { messageRows } from '../../../../src/panels/messages/gridRows';

const AT = Date.UTC(2026, 10, 28);

function messageWith(text: string): Message {
  return { id: '1', address: 'jane@example.com', status: 2, failureReason: 20, text, eventDate: AT };
}

function eventsOf(text: string): readonly { readonly title: string; readonly detail?: string }[] {
  return storyOf({
    delivery: { id: '7', internalName: 'DM7', broadStart: AT - 60_000 } as DeliveryDetail,
    message: messageWith(text),
    reactions: [],
    masked: false,
    isEmail: true,
  }).events;
}

describe('the text of a message', () => {
  it('is explained in its story, right behind the attempt it belongs to', () => {
    const events = eventsOf('Messages queued (connection quotas met)');
    const at = events.findIndex(({ title }) => title === 'What this text means');
    assert.ok(at > 0);
    assert.match(events[at - 1]?.detail ?? '', /quotas met/);
    assert.match(events[at]?.detail ?? '', /reached its own limit for this provider.*What to do: Marketer: wait/);
  });

  it('is left alone where the catalogue does not know it', () => {
    assert.ok(eventsOf('550 5.1.1 user unknown').every(({ title }) => title !== 'What this text means'));
  });

  it('has its meaning in a column of the grid', () => {
    const writer = messageRows({ masked: false });
    const at = writer.columns.findIndex(({ id }) => id === 'meaning');
    assert.match(String(writer.cells(messageWith('Representation unavailable'))[at]), /^The message was left out/);
    assert.equal(writer.cells(messageWith('250 ok'))[at], null);
  });
});
