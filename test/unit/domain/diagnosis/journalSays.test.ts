import assert from 'node:assert/strict';
import type { DeliveryDetail } from '../../../../src/domain/delivery';
import { DELIVERY_STATES as S } from '../../../../src/domain/deliveryState';
import type { Evidence } from '../../../../src/domain/diagnosis/evidence';
import { diagnose } from '../../../../src/domain/diagnosis/diagnose';
import { remediesOf, workflowsWith } from './ask';
import { HOUR, MINUTE, NOW, SENDING, evidenceOf, read } from './evidenceOf';

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

  it('tells what the catalogue knows of an error, with its cure, and not of an old one', () => {
    const message = "XSV-350014 The '10.0.0.1' IP address via which you are accessing the server is not accepted.";
    const given = withLine(message, { deliveryMode: 4, midRemoteId: '4711' });
    const found = diagnose(given).findings.find(({ cause }) => cause === 'journalExplained');
    assert.deepEqual([found?.severity, found?.certainty], ['error', 'likely']);
    assert.ok(String(found?.args['cure']).length > 10);
    const later = { ...given, instanceNow: NOW + 3 * 24 * HOUR };
    assert.ok(!diagnose(later).findings.some(({ cause }) => cause === 'journalExplained'));
  });

  it('lets an error of three days ago rest', () => {
    const old = { ...withLine('errno=18'), instanceNow: NOW + 3 * 24 * HOUR };
    assert.ok(!diagnose(old).findings.some(({ cause }) => cause === 'temporaryFiles'));
  });

  it('offers to restart those workflows that stopped over a timeout', () => {
    const midSourced = { ...SENDING, deliveryMode: 4 };
    const timeout = 'AppendDeliveryPart: Code HTTP 408';
    assert.deepEqual(remediesOf('midSourcingTimeout', withLine(timeout, midSourced)), [
      'openAuditLog',
      'askAdobe',
      'saveSupportReport',
    ]);
    const workflows = workflowsWith('defaultMidSourcingLog', { failed: true });
    assert.deepEqual(remediesOf('midSourcingTimeout', withLine(timeout, midSourced, { workflows })), [
      'openAuditLog',
      'restartWorkflow defaultMidSourcingLog',
      'askAdobe',
      'saveSupportReport',
    ]);
  });
});
