import assert from 'node:assert/strict';
import { DELIVERY_STATES as S } from '../../../../src/domain/deliveryState';
import { diagnose } from '../../../../src/domain/diagnosis/diagnose';
import { explainText } from '../../../../src/knowledge';
import { foundIn, remediesOf, workflowsWith } from './ask';
import { NOW, SENDING, evidenceOf, notRead, read } from './evidenceOf';

const midSourced = { ...SENDING, deliveryMode: 4 };
const lastSent = read(NOW, 'throughput');

describe('domain/diagnosis/workflowStopped', () => {
  it('finds a stopped workflow that brings results back, and offers to restart it', () => {
    const given = evidenceOf({
      delivery: midSourced,
      workflows: workflowsWith('defaultMidSourcingDlv', { state: 20, failed: true }),
    });
    assert.deepEqual(foundIn(given), ['warning likely workflowStopped']);
    assert.deepEqual(remediesOf('workflowStopped', given), [
      'restartWorkflow defaultMidSourcingDlv',
      'askAdobe',
      'saveSupportReport',
    ]);
  });

  it('takes the tracking workflow as a notice, and only where the delivery is tracked', () => {
    const failed = workflowsWith('tracking', { state: 11, failed: true });
    const delivery = { ...SENDING, trackingEnabled: true };
    assert.deepEqual(foundIn(evidenceOf({ delivery, lastSent, workflows: failed })), ['info likely workflowStopped']);
    const untracked = { ...SENDING, trackingEnabled: false };
    assert.deepEqual(foundIn(evidenceOf({ delivery: untracked, lastSent, workflows: failed })), [
      'info certain trackingOff',
    ]);
  });

  it('watches what starts the workflows of a campaign, and what brings its statistics back', () => {
    const inCampaign = { state: S.ready, operationId: '77' };
    const standing = (name: string) => workflowsWith(name, { state: 20, failed: true });
    assert.ok(
      foundIn(evidenceOf({ delivery: inCampaign, workflows: standing('operationMgt') })).includes(
        'warning likely workflowStopped',
      ),
    );
    assert.deepEqual(foundIn(evidenceOf({ delivery: midSourced, workflows: standing('defaultMidSourcingDlvStat') })), [
      'info likely workflowStopped',
    ]);
  });

  it('says why it ended in an error, by the workflow’s own journal', () => {
    const message = "SCM-120008 Can not find key values for 'event' element";
    const [explanation] = explainText(message, { language: 'en', place: 'workflow' });
    const reason = {
      line: { at: NOW - 5000, type: 0, message },
      ...(explanation === undefined ? {} : { explanation }),
    };
    const given = evidenceOf({
      delivery: midSourced,
      lastSent,
      workflows: workflowsWith('defaultMidSourcingDlv', { state: 13, failed: true }),
      workflowReasons: read(new Map([['defaultMidSourcingDlv', reason]]), 'journals of workflows'),
    });
    const [found] = diagnose(given).findings;
    assert.deepEqual(found?.evidence.at(-1)?.fact, {
      key: 'workflowLine',
      args: { workflow: 'defaultMidSourcingDlv', message, lineAt: NOW - 5000 },
    });
    assert.ok(String(found?.args['meaning']).length > 10);
    const other = read(new Map([['tracking', reason]]), 'journals of workflows');
    const [silent] = diagnose({ ...given, workflowReasons: other }).findings;
    assert.deepEqual([silent?.evidence.length, silent?.args['meaning']], [1, undefined]);
    const [unread] = diagnose({ ...given, workflowReasons: notRead('journals') }).findings;
    assert.equal(unread?.evidence.length, 1);
  });

  it('claims nothing of a workflow that nobody may see', () => {
    const workflows = { ...evidenceOf().workflows, defaultMidSourcingDlv: notRead('workflow') };
    assert.deepEqual(foundIn(evidenceOf({ delivery: midSourced, workflows })), []);
  });
});
