import assert from 'node:assert/strict';
import { diagnose } from '../../../../src/domain/diagnosis/diagnose';
import { DELIVERY_STATES as S } from '../../../../src/domain/deliveryState';
import type { Evidence, MessageText } from '../../../../src/domain/diagnosis/evidence';
import { explainText } from '../../../../src/knowledge';
import { foundIn, remediesOf } from './ask';
import { HOUR, NOW, SENDING, evidenceOf, notRead, read } from './evidenceOf';

const lastSent = read(NOW - 1000, 'throughput');
const REPRESENTATION = 'Representation unavailable';

function text(words: string, count: number): MessageText {
  const [explanation] = explainText(words, { language: 'en', place: 'message' });
  return { text: words, count, ...(explanation === undefined ? {} : { explanation }) };
}

function sending(texts: readonly MessageText[], part: Parameters<typeof evidenceOf>[0] = {}): Evidence {
  return evidenceOf({
    lastSent,
    messageTexts: read(texts, 'texts of messages'),
    ...part,
    delivery: { ...SENDING, ...part.delivery },
  });
}

describe('domain/diagnosis/messagesSay', () => {
  it('tells what many messages say, with what is known of it, and offers a pause', () => {
    const given = sending([text(REPRESENTATION, 100)]);
    const [first] = diagnose(given).findings;
    assert.deepEqual([first?.cause, first?.severity, first?.certainty], ['messagesExplained', 'warning', 'likely']);
    assert.deepEqual([first?.args['count'], first?.args['message']], [100, REPRESENTATION]);
    assert.ok(String(first?.args['meaning']).length > 10);
    assert.deepEqual(remediesOf('messagesExplained', given), ['openAuditLog', 'pause']);
  });

  it('keeps quiet of few, and of what nobody explains', () => {
    assert.deepEqual(foundIn(sending([text(REPRESENTATION, 19)])), []);
    assert.deepEqual(foundIn(sending([text(REPRESENTATION, 20)])), ['warning likely messagesExplained']);
    assert.deepEqual(foundIn(sending([text('550 no such user', 500)])), []);
    const large = { counters: { toDeliver: 10_000, processed: 5000 } };
    assert.deepEqual(foundIn(sending([text(REPRESENTATION, 199)], { delivery: large })), []);
    assert.deepEqual(foundIn(sending([text(REPRESENTATION, 200)], { delivery: large })), [
      'warning likely messagesExplained',
    ]);
  });

  it('leaves quotas to their own finding, and shows three texts at most', () => {
    assert.deepEqual(foundIn(sending([text('Messages queued (connection quotas met)', 400)])), [
      'warning likely quotasMet',
    ]);
    assert.deepEqual(foundIn(sending([text('Messages queued (dynamic flow control)', 400)])), [
      'warning likely dynamicFlowControl',
    ]);
    const many = [1, 2, 3, 4].map((count) => text(`${REPRESENTATION} ${count}`, 100 + count));
    assert.equal(foundIn(sending(many)).length, 3);
  });

  it('is said of what is being sent or tried again only', () => {
    const texts = [text(REPRESENTATION, 100)];
    const retrying = { delivery: { state: S.retryPending, nextPassDate: NOW + HOUR } };
    assert.ok(foundIn(sending(texts, retrying)).includes('warning likely messagesExplained'));
    assert.ok(
      !foundIn(sending(texts, { delivery: { state: S.startPending } }))
        .join()
        .includes('messagesExplained'),
    );
  });

  it('says what could not be read', () => {
    const missing = diagnose(sending([], { messageTexts: notRead('texts of messages') })).unchecked;
    assert.deepEqual(missing.at(-1), { what: 'texts of messages', because: 'timed out' });
    const none = diagnose(sending([], { messageTexts: read(undefined, 'texts of messages') }));
    assert.ok(none.unchecked.some(({ because }) => because === 'notGiven'));
    assert.ok(diagnose(sending([])).ruledOut.includes('messagesSay'));
  });
});
