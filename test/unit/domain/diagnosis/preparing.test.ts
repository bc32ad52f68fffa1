import assert from 'node:assert/strict';
import { DELIVERY_STATES as S } from '../../../../src/domain/deliveryState';
import { diagnose } from '../../../../src/domain/diagnosis/diagnose';
import { foundIn } from './ask';
import { HOUR, MINUTE, NOW, evidenceOf } from './evidenceOf';

describe('domain/diagnosis/preparing', () => {
  it('finds an analysis that has not moved for hours, in each of its states', () => {
    for (const state of [S.targetPrepPending, S.targetSelection, S.messagePrepPending, S.messagePreparation]) {
      const stuck = evidenceOf({ delivery: { state, lastModified: NOW - 3 * HOUR } });
      assert.deepEqual(foundIn(stuck), ['warning likely preparationStands']);
      const running = evidenceOf({ delivery: { state, lastModified: NOW - 5 * MINUTE } });
      assert.deepEqual(foundIn(running), ['info likely preparationRuns']);
    }
  });

  it('names who prepares it where a workflow does', () => {
    const workflow = { name: 'WKF1', label: 'Autumn', state: 11, failed: false };
    const delivery = { state: S.messagePreparation, lastModified: NOW - 3 * HOUR, workflow };
    assert.equal(diagnose(evidenceOf({ delivery })).findings[0]?.args['workflow'], 'Autumn');
  });

  it('finds the approval that is waited for', () => {
    assert.deepEqual(foundIn(evidenceOf({ delivery: { state: S.targetReady } })), [
      'warning likely awaitsTargetApproval',
    ]);
    assert.deepEqual(foundIn(evidenceOf({ delivery: { state: S.messageReady } })), [
      'warning likely awaitsMessageApproval',
    ]);
  });
});
