import assert from 'node:assert/strict';
import { EMPTY_BOOK } from '../../../src/watch/alert';
import { judgeSight } from '../../../src/watch/alertBook';
import { DEFAULT_THRESHOLDS } from '../../../src/watch/criteria/criterion';
import { CALLS_PER_LOOK, look } from '../../../src/watch/look';
import { never, onWatchedDemo } from './watched';

const JUDGE = { read: DEFAULT_THRESHOLDS, isOn: () => true };

describe('a look', function () {
  this.timeout(60_000);

  it('costs the instance no more than it says, and less when little changed', async () => {
    await onWatchedDemo({ scenarios: ['bouncesAboveThreshold', 'mtaStopped'] }, async (watched) => {
      const { sight } = await watched.look();
      watched.forget();
      await watched.look();
      assert.ok(watched.calls.length <= CALLS_PER_LOOK, watched.calls.join(', '));
      assert.ok(!watched.calls.some((call) => /Logon/.test(call)), 'it signed in');
      const whole = watched.calls.length;
      watched.forget();
      await watched.look(sight);
      assert.ok(watched.calls.length < whole, `${watched.calls.length} of ${whole}: ${watched.calls.join(', ')}`);
    });
  });

  it('sees what stands in the way, and nothing where all is well', async () => {
    await onWatchedDemo({ scenarios: ['mtaStopped', 'preparationError'] }, async (watched) => {
      const first = await watched.look();
      const second = await watched.look(first.sight);
      const once = judgeSight(EMPTY_BOOK, first.sight, JUDGE);
      const twice = judgeSight(once.book, second.sight, JUDGE);
      const found = new Set(twice.book.alerts.map(({ criterion }) => criterion));
      assert.ok(found.has('moduleMissing'), [...found].join(', '));
      assert.ok(found.has('startPending'), [...found].join(', '));
      assert.ok(found.has('preparationFailed'), [...found].join(', '));
    });
  });

  it('holds no address of anybody', async () => {
    await onWatchedDemo({ scenarios: [] }, async ({ look: again }) => {
      const { sight } = await again();
      assert.doesNotMatch(JSON.stringify(sight), /[\w.+-]+@[\w-]+\.\w+/);
    });
  });

  it('says when the way to the instance was disturbed', async () => {
    await onWatchedDemo({ scenarios: [] }, async ({ demo, instance, servers }) => {
      await demo.close();
      const asked = look({ instance, servers, url: demo.handle.url, now: Date.now, because: String }, never);
      await assert.rejects(asked, /nms:delivery|refused|connectionLost/);
    });
  });
});
