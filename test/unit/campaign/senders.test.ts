import assert from 'node:assert/strict';
import { openInstance } from '../../../src/campaign';
import { startDemo } from '../../../src/demo';

const never = new AbortController().signal;

describe('senders', function () {
  this.timeout(30_000);

  it('are told once each, by the emails since a date', async () => {
    const demo = await startDemo({ seed: 1, recipients: 400 });
    const { url, operator, password } = demo.handle;
    const instance = await openInstance({ url, credentials: { kind: 'password', operator, password } }, never);
    try {
      const senders =
        (await instance.senders.since(Date.now() - 30 * 86_400_000, never)) ?? assert.fail('not reported');
      assert.ok(senders.length > 0);
      assert.equal(new Set(senders).size, senders.length);
      for (const sender of senders) {
        assert.match(sender, /@[\w.]+$/);
      }
      assert.deepEqual(await instance.senders.since(Date.now() + 86_400_000, never), []);
    } finally {
      await instance.logoff();
      await demo.close();
    }
  });
});
