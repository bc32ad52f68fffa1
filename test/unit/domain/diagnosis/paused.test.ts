import assert from 'node:assert/strict';
import { DELIVERY_STATES as S } from '../../../../src/domain/deliveryState';
import { diagnose } from '../../../../src/domain/diagnosis/diagnose';
import { HOUR, NOW, evidenceOf, read } from './evidenceOf';

describe('domain/diagnosis/paused', () => {
  it('names who paused it last, and when, from the journal', () => {
    const journal = read(
      [
        { type: 2, message: "Pause requested by 'ann.lee'", at: NOW - 9 * HOUR },
        { type: 2, message: "Pause requested by 'tom.becker'", at: NOW - HOUR },
      ],
      'journal',
    );
    const [found] = diagnose(evidenceOf({ delivery: { state: S.paused }, journal })).findings;
    assert.deepEqual([found?.args['by'], found?.args['pausedAt']], ['tom.becker', NOW - HOUR]);
  });

  it('names nobody where the journal does not', () => {
    const [found] = diagnose(evidenceOf({ delivery: { state: S.paused } })).findings;
    assert.deepEqual([found?.cause, found?.args['by']], ['paused', undefined]);
  });
});
