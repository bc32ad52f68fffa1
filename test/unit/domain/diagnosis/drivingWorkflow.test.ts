import assert from 'node:assert/strict';
import { DELIVERY_STATES as S } from '../../../../src/domain/deliveryState';
import { diagnose } from '../../../../src/domain/diagnosis/diagnose';
import { foundIn } from './ask';
import { NOW, evidenceOf } from './evidenceOf';

function drivenBy(part: { state?: number; failed?: boolean }) {
  const workflow = { name: 'WKF12', label: 'Autumn', ...part };
  return evidenceOf({ delivery: { state: S.messagePrepPending, lastModified: NOW, workflow } });
}

describe('domain/diagnosis/drivingWorkflow', () => {
  it('finds the workflow that makes it paused, or in error', () => {
    assert.ok(foundIn(drivenBy({ state: 13 })).includes('warning likely drivingWorkflow'));
    assert.ok(foundIn(drivenBy({ state: 11, failed: true })).includes('warning likely drivingWorkflow'));
  });

  it('is content with one that runs or has ended, and claims nothing of one that nobody may see', () => {
    assert.ok(diagnose(drivenBy({ state: 11, failed: false })).ruledOut.includes('drivingWorkflow'));
    assert.ok(diagnose(drivenBy({ state: 20, failed: false })).ruledOut.includes('drivingWorkflow'));
    assert.ok(diagnose(drivenBy({})).unchecked.some(({ what }) => what === '[workflow/@state]'));
  });
});
