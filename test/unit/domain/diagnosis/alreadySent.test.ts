import assert from 'node:assert/strict';
import { diagnose } from '../../../../src/domain/diagnosis/diagnose';
import { foundIn, remediesOf, workflowsWith } from './ask';
import { evidenceOf } from './evidenceOf';

const counters = { toDeliver: 1000, processed: 1000, success: 990 };

describe('domain/diagnosis/alreadySent', () => {
  it('finds a pending delivery of which messages are counted as sent', () => {
    const given = evidenceOf({
      delivery: { deliveryMode: 4, counters },
      workflows: workflowsWith('defaultMidSourcingDlv', { state: 13, failed: true }),
    });
    assert.ok(foundIn(given).includes('warning likely alreadySent'));
    assert.deepEqual(remediesOf('alreadySent', given), [
      'restartWorkflow defaultMidSourcingDlv',
      'recomputeStatistics',
      'askAdobe',
      'saveSupportReport',
    ]);
  });

  it('finds one that is opened before anybody counted a success', () => {
    const given = evidenceOf({ delivery: { deliveryMode: 4, midRemoteId: '4711', opens: 12 } });
    assert.ok(foundIn(given).includes('warning likely alreadySent'));
  });

  it('is ruled out where none is, and not told of where the instance does not count', () => {
    const none = evidenceOf({ delivery: { counters: { ...counters, success: 0 } } });
    assert.ok(diagnose(none).ruledOut.includes('alreadySent'));
    const silent = diagnose(evidenceOf({ delivery: { counters: { toDeliver: 1000 } } }));
    assert.ok(silent.unchecked.some(({ what }) => what === '[indicators/@success]'));
  });
});
