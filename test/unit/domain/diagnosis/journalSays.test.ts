import assert from 'node:assert/strict';
import type { DeliveryDetail } from '../../../../src/domain/delivery';
import { DELIVERY_STATES as S } from '../../../../src/domain/deliveryState';
import type { Evidence } from '../../../../src/domain/diagnosis/evidence';
import { remediesOf, workflowsWith } from './ask';
import { MINUTE, NOW, SENDING, evidenceOf, read } from './evidenceOf';

function withLine(
  message: string,
  delivery: Partial<DeliveryDetail> = SENDING,
  more: Partial<Evidence> = {},
): Evidence {
  const journal = read([{ type: 0, message, at: NOW - MINUTE }], 'journal');
  return { ...evidenceOf({ delivery, journal }), ...more };
}

describe('domain/diagnosis/journalSays', () => {
  it('offers to pause where a domain’s quota is used up, unless it is paused already', () => {
    assert.deepEqual(remediesOf('quotasMet', withLine('quotas met')), ['openAuditLog', 'pause']);
    assert.deepEqual(remediesOf('quotasMet', withLine('quotas met', { state: S.paused })), ['openAuditLog']);
  });

  it('offers to restart those workflows that stopped over a timeout', () => {
    const midSourced = { ...SENDING, deliveryMode: 4 };
    const timeout = 'AppendDeliveryPart: Code HTTP 408';
    assert.deepEqual(remediesOf('midSourcingTimeout', withLine(timeout, midSourced)), ['openAuditLog']);
    const workflows = workflowsWith('defaultMidSourcingLog', { failed: true });
    assert.deepEqual(remediesOf('midSourcingTimeout', withLine(timeout, midSourced, { workflows })), [
      'openAuditLog',
      'restartWorkflow defaultMidSourcingLog',
    ]);
  });
});
