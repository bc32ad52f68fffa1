import assert from 'node:assert/strict';
import { openInstance } from '../../../src/campaign';
import type { CampaignInstance } from '../../../src/campaign/instance';
import { startDemo, type RunningDemo } from '../../../src/demo';
import { signal } from './support/client';

/** What an instance says of why: journals of workflows, texts of messages, the status of a campaign. */
describe('client and demo instance, reasons', function () {
  this.timeout(60_000);
  let demo: RunningDemo;
  let instance: CampaignInstance;

  const idOf = (label: string): string =>
    String(
      demo.instance.store.first('SELECT iDeliveryId AS id FROM NmsDelivery WHERE sLabel = ?', [label])?.['id'] ??
        assert.fail(label),
    );

  before(async () => {
    const scenarios = ['campaignJobsFail', 'contentScript', 'campaignStopped'];
    demo = await startDemo({ clock: { speed: 0 }, recipients: 400, scenarios });
    const { url, operator, password } = demo.handle;
    instance = await openInstance({ url, credentials: { kind: 'password', operator, password } }, signal());
  });

  after(async () => {
    await instance.logoff();
    await demo.close();
  });

  it('reads the journals of workflows, oldest line first, several in one call', async () => {
    const [failed, quiet] = await Promise.all([
      instance.workflows.journal('operationMgt', signal()),
      instance.workflows.journal('tracking', signal()),
    ]);
    assert.deepEqual(
      failed?.map(({ message }) => message.slice(0, 10)),
      ['PGS-220000', 'SOP-330011', 'SCR-160012'],
    );
    const [first, second] = failed ?? [];
    assert.equal((second?.at ?? 0) - (first?.at ?? 0), 1000);
    assert.deepEqual(quiet, []);
  });

  it('counts what unsent messages say, the commonest first, and nothing of those that were sent', async () => {
    const texts = (await instance.messages.textsOfUnsent(idOf('Your points, your gift'), signal())) ?? [];
    const [first] = texts;
    assert.match(first?.text ?? '', /^JST-310000 .* line 38/);
    const wanted = demo.instance.store.number(
      'SELECT COUNT(*) FROM NmsBroadLogRcp WHERE iDeliveryId = ? AND iStatus = 2 AND iMsgId = 480',
      [Number(idOf('Your points, your gift'))],
    );
    assert.equal(first?.count, wanted);
    assert.ok(wanted > 0);
    const counts = texts.map(({ count }) => count);
    assert.deepEqual(
      counts,
      [...counts].sort((a, b) => b - a),
    );
    assert.deepEqual(await instance.messages.textsOfUnsent(idOf('Garden lights – last part'), signal()), []);
  });

  it('takes what the status of a campaign means from the instance’s own schema', async () => {
    const delivery = await instance.deliveries.get(idOf('Garden lights – last part'), signal());
    const campaign = await instance.campaigns.get(delivery?.operationId ?? '', signal());
    assert.deepEqual(
      [campaign?.label, campaign?.status?.name, campaign?.status?.label],
      ['Garden lights', 'stopped', 'Stopped'],
    );
    assert.equal(await instance.campaigns.get('999999', signal()), undefined);
  });
});
