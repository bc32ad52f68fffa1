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

  it('says when the next one is due only where that can be told', () => {
    const nextAt = (part: Parameters<typeof evidenceOf>[0] & object): unknown =>
      diagnose(evidenceOf(part)).findings.find(({ cause }) => cause === 'waves')?.args['nextAt'];
    const waves = { enabled: true, splitDelaySeconds: 3600 };
    assert.equal(nextAt({ delivery: { ...SENDING, broadStart: undefined, waves } }), undefined);
    assert.equal(nextAt({ delivery: { ...SENDING, broadStart: NOW + MINUTE, waves } }), undefined);
    assert.equal(nextAt({ delivery: { ...SENDING, broadStart: NOW, waves } }), NOW + 60 * MINUTE);
    assert.equal(nextAt({ delivery: { ...SENDING, waves: { enabled: true } } }), undefined);
  });

  it('is ruled out of what has no messages left, and unchecked where nobody tells of waves', () => {
    const sent = { ...SENDING, counters: { toDeliver: 10, processed: 10 }, waves: { enabled: true } };
    assert.ok(diagnose(evidenceOf({ delivery: sent })).ruledOut.includes('waves'));
    assert.ok(diagnose(evidenceOf({ delivery: { ...SENDING, waves: { enabled: false } } })).ruledOut.includes('waves'));
    const { unchecked } = diagnose(evidenceOf({ delivery: SENDING }));
    assert.ok(unchecked.some(({ what, because }) => what === '[scheduling/waves/@enabled]' && because === 'notGiven'));
  });

  it('shows what is left and how it is cut', () => {
    const waves = { enabled: true, splitSize: '25%', splitDelaySeconds: 3600 };
    const [found] = diagnose(evidenceOf({ delivery: { ...SENDING, waves } })).findings;
    assert.deepEqual(found?.evidence[0]?.fact, {
      key: 'wavesOn',
      args: { remaining: 750, size: '25%', delayMs: 3_600_000 },
    });
    assert.equal(found?.holdsUp, true);
  });
});
