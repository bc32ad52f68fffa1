import assert from 'node:assert/strict';
import { openInstance } from '../../../src/campaign';
import { startDemo } from '../../../src/demo';
import { instanceTopology } from '../../../src/domain/topology/instanceRole';
import { topologySigns, topologyText } from '../../../src/domain/words/topologyWords';

const never = new AbortController().signal;

describe('the signs of an instance’s roles', function () {
  this.timeout(30_000);

  it('are read from packages, accounts, twins and options, and say what the demo is', async () => {
    const demo = await startDemo({ seed: 1, recipients: 400 });
    const { url, operator, password } = demo.handle;
    const instance = await openInstance({ url, credentials: { kind: 'password', operator, password } }, never);
    try {
      const signs = await instance.topology.signs(never);
      assert.ok(signs.packages?.includes('nms:core'));
      assert.equal(signs.hasTwins, false);
      const topology = instanceTopology(signs);
      assert.equal(topologyText(topology), 'Campaign 7 · sends by its own MTA · hands over to mid-sourcing');
      assert.deepEqual(topologySigns(topology), [
        'sends by its own MTA: routing account defaultEmailBulk',
        'hands over to mid-sourcing: mid-sourcing account midSourcingEmail, mid-sourcing account midSourcingSms',
      ]);
    } finally {
      await instance.logoff();
      await demo.close();
    }
  });
});
