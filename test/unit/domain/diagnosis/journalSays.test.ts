import assert from 'node:assert/strict';
import type { DeliveryDetail } from '../../../../src/domain/delivery';
import { DELIVERY_STATES as S } from '../../../../src/domain/deliveryState';
import type { Evidence } from '../../../../src/domain/diagnosis/evidence';
import { remediesOf, workflowsWith } from './ask';
import { NOW, SENDING, evidenceOf, read, server } from './evidenceOf';

function withLine(
  message: string,
  delivery: Partial<DeliveryDetail> = SENDING,
  more: Partial<Evidence> = {},
): Evidence {
  const journal = read([{ type: 0, message }], 'journal');
  return { ...evidenceOf({ delivery, lastSent: read(NOW, 'throughput'), journal }), ...more };
}

describe('domain/diagnosis/journalSays', () => {
  it('offers to pause where a domain’s quota is used up, unless it is paused already', () => {
    assert.deepEqual(remediesOf('quotasMet', withLine('quotas met')), ['openAuditLog', 'pause']);
    assert.deepEqual(remediesOf('quotasMet', withLine('quotas met', { state: S.paused })), ['openAuditLog']);
  });

  it('leads from a full disk to the line in the servers’ logs', () => {
    const given = withLine('errno=28', SENDING, { servers: [server('s1')] });
    assert.deepEqual(remediesOf('diskFull', given), ['openAuditLog', 'openServerLog s1 errno=28', 'purgeTemporary s1']);
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
