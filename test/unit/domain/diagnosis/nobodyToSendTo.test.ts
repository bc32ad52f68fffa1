import assert from 'node:assert/strict';
import { DELIVERY_STATES as S } from '../../../../src/domain/deliveryState';
import { remediesOf } from './ask';
import { evidenceOf } from './evidenceOf';

describe('domain/diagnosis/nobodyToSendTo', () => {
  it('offers to stop it only where it was started', () => {
    const counters = { toDeliver: 0 };
    assert.deepEqual(remediesOf('nobodyToSendTo', evidenceOf({ delivery: { counters } })), ['openAuditLog', 'stop']);
    assert.deepEqual(remediesOf('nobodyToSendTo', evidenceOf({ delivery: { state: S.ready, counters } })), [
      'openAuditLog',
    ]);
  });
});
