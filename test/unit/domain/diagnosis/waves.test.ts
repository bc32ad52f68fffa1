import assert from 'node:assert/strict';
import { foundIn } from './ask';
import { SENDING, evidenceOf, read } from './evidenceOf';

describe('domain/diagnosis/waves', () => {
  it('is said of a delivery that has messages left', () => {
    const waves = { enabled: true, splitSize: '25%', splitDelaySeconds: 3600 };
    assert.deepEqual(foundIn(evidenceOf({ delivery: { ...SENDING, waves } })), ['info certain waves']);
  });

  it('is less sure where the counters are not told', () => {
    assert.deepEqual(foundIn(evidenceOf({ delivery: { ...SENDING, counters: {}, waves: { enabled: true } } })), [
      'info likely waves',
    ]);
  });

  it('does not explain why nothing leaves where there are none', () => {
    const waitingParts = read(undefined, 'parts in the database');
    assert.deepEqual(foundIn(evidenceOf({ delivery: { ...SENDING, waves: { enabled: false } }, waitingParts })), [
      'warning possible sendingStalled',
    ]);
  });
});
