import assert from 'node:assert/strict';
import { DELIVERY_STATES as S } from '../../../../src/domain/deliveryState';
import { foundIn, remediesOf } from './ask';
import { HOUR, NOW, evidenceOf, read } from './evidenceOf';

describe('domain/diagnosis/nobodyToSendTo', () => {
  it('says nothing of what is in progress for as long as it lives, nor of what events feed', () => {
    const counters = { toDeliver: 0, processed: 0 };
    const continuous = { state: S.started, broadStart: NOW - 30 * 24 * HOUR, counters };
    assert.deepEqual(foundIn(evidenceOf({ delivery: continuous })), []);
    const ofEvents = { ...continuous, targetSchema: 'nms:rtEvent', validityDate: NOW - HOUR };
    const waitingParts = read(3, 'parts in the database');
    assert.deepEqual(foundIn(evidenceOf({ delivery: ofEvents, waitingParts })), []);
  });

  it('offers to stop it only where it was started', () => {
    const counters = { toDeliver: 0 };
    assert.deepEqual(remediesOf('nobodyToSendTo', evidenceOf({ delivery: { counters } })), ['openAuditLog', 'stop']);
    assert.deepEqual(remediesOf('nobodyToSendTo', evidenceOf({ delivery: { state: S.ready, counters } })), [
      'openAuditLog',
    ]);
  });
});
