import assert from 'node:assert/strict';
import { diagnose } from '../../../../src/domain/diagnosis/diagnose';
import { foundIn, remediesOf } from './ask';
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

  it('takes waves that are seconds apart for a mistake, and offers a pause', () => {
    const waves = { enabled: true, mode: 0, splitSize: '25%', splitDelaySeconds: 1 };
    const given = evidenceOf({ delivery: { ...SENDING, waves }, lastSent: read(NOW, 'throughput') });
    assert.deepEqual(foundIn(given), ['warning likely wavesAtOnce']);
    assert.deepEqual(diagnose(given).findings[0]?.args, { remaining: 750, size: '25%', delayMs: 1000 });
    assert.deepEqual(remediesOf('wavesAtOnce', given), ['pause']);
    const minute = { ...waves, splitDelaySeconds: 60 };
    assert.deepEqual(foundIn(evidenceOf({ delivery: { ...SENDING, waves: minute } })), ['info certain waves']);
  });

  it('lets a calendar have its own dates, whatever delay stands beside', () => {
    const waves = { enabled: true, mode: 1, splitDelaySeconds: 1 };
    assert.deepEqual(foundIn(evidenceOf({ delivery: { ...SENDING, waves } })), ['info certain waves']);
  });

  it('does not let waves that go out at once explain why nothing leaves', () => {
    const waves = { enabled: true, mode: 0, splitDelaySeconds: 1 };
    const waitingParts = read(3, 'parts in the database');
    assert.ok(
      foundIn(evidenceOf({ delivery: { ...SENDING, waves }, waitingParts })).includes('warning likely partsNotTaken'),
    );
  });

  it('does not explain why nothing leaves where there are none', () => {
    const waitingParts = read(undefined, 'parts in the database');
    assert.deepEqual(foundIn(evidenceOf({ delivery: { ...SENDING, waves: { enabled: false } }, waitingParts })), [
      'warning possible sendingStalled',
    ]);
  });
});
