import assert from 'node:assert/strict';
import { diagnose } from '../../../../src/domain/diagnosis/diagnose';
import { foundIn } from './ask';
import { MINUTE, NOW, SENDING, evidenceOf, read } from './evidenceOf';

describe('domain/diagnosis/waves', () => {
  it('is said of a delivery that has messages left', () => {
    const waves = { enabled: true, splitSize: '25%', splitDelaySeconds: 3600 };
    assert.deepEqual(foundIn(evidenceOf({ delivery: { ...SENDING, waves } })), ['info certain waves']);
  });

  it('says when the next one is due', () => {
    const waves = { enabled: true, splitDelaySeconds: 3600 };
    const delivery = { ...SENDING, broadStart: NOW - 90 * MINUTE, waves };
    assert.equal(diagnose(evidenceOf({ delivery })).findings[0]?.args['nextAt'], NOW + 30 * MINUTE);
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
