import assert from 'node:assert/strict';
import { diagnose } from '../../../../src/domain/diagnosis/diagnose';
import { DELIVERY_STATES as S } from '../../../../src/domain/deliveryState';
import { foundIn, remediesOf } from './ask';
import { evidenceOf, notRead, read } from './evidenceOf';

const READY = { state: S.ready, operationId: '77' };

function ofCampaign(name: string, delivery: Parameters<typeof evidenceOf>[0] = {}) {
  const campaign = read({ label: 'Loyalty', status: { name, label: `(${name})` } }, 'campaign');
  return evidenceOf({ campaign, ...delivery, delivery: { ...READY, ...delivery.delivery } });
}

describe('domain/diagnosis/campaignStopped', () => {
  it('finds a campaign that somebody broke off, and offers no confirmation', () => {
    for (const name of ['stopped', 'stopPending', 'cancelled', 'Aborted']) {
      assert.deepEqual(foundIn(ofCampaign(name)), ['warning likely campaignStopped'], name);
    }
    const given = ofCampaign('stopped');
    assert.deepEqual(diagnose(given).findings[0]?.args, { campaign: 'Loyalty', status: '(stopped)' });
    assert.deepEqual(remediesOf('campaignStopped', given), ['openAuditLog']);
  });

  it('is content with one that runs, and asks for the confirmation then', () => {
    const running = ofCampaign('started');
    assert.deepEqual(foundIn(running), ['warning certain waitingForApproval']);
    assert.ok(diagnose(running).ruledOut.includes('campaignStopped'));
  });

  it('is looked for before the start only, and in campaigns only', () => {
    assert.deepEqual(foundIn(ofCampaign('stopped', { delivery: { state: S.startPending } })), []);
    assert.ok(
      !foundIn(ofCampaign('stopped', { delivery: { operationId: '0' } }))
        .join()
        .includes('campaignStopped'),
    );
    assert.ok(
      foundIn(ofCampaign('stopped', { delivery: { state: S.targetReady } })).includes('warning likely campaignStopped'),
    );
  });

  it('says what the instance does not tell', () => {
    const unchecked = (campaign: Parameters<typeof evidenceOf>[0]): readonly string[] =>
      diagnose(evidenceOf({ ...campaign, delivery: READY })).unchecked.map(({ what }) => what);
    assert.deepEqual(unchecked({ campaign: notRead('campaign') }), ['campaign']);
    assert.deepEqual(unchecked({ campaign: read(undefined, 'campaign') }), ['[operation/@status]']);
    assert.deepEqual(unchecked({ campaign: read({ label: 'Loyalty' }, 'campaign') }), ['[operation/@status]']);
  });
});
