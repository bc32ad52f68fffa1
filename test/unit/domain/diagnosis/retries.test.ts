import assert from 'node:assert/strict';
import { DELIVERY_STATES as S } from '../../../../src/domain/deliveryState';
import { remediesOf } from './ask';
import { HOUR, NOW, evidenceOf, server } from './evidenceOf';

describe('domain/diagnosis/retries', () => {
  it('leads from an overdue retry to the MTA', () => {
    const delivery = { state: S.retryPending, nextPassDate: NOW - HOUR };
    assert.deepEqual(remediesOf('retryOverdue', evidenceOf({ delivery, servers: [server('s1')] })), [
      'openServerLog s1',
      'restartModule s1',
    ]);
  });
});
