import assert from 'node:assert/strict';
import { foundIn } from './ask';
import { HOUR, NOW, evidenceOf, read } from './evidenceOf';

const runningCampaignDeliveries = read(10, 'campaign deliveries');

describe('domain/diagnosis/concurrencyLimit', () => {
  it('holds nothing up before its date', () => {
    const delivery = { operationId: '77', contactDate: NOW + HOUR };
    assert.deepEqual(foundIn(evidenceOf({ delivery, runningCampaignDeliveries })), ['info certain scheduledForLater']);
    const justDue = { operationId: '77', contactDate: NOW - 5000, lastModified: NOW - HOUR };
    assert.deepEqual(foundIn(evidenceOf({ delivery: justDue, runningCampaignDeliveries })), ['info likely justDue']);
  });
});
