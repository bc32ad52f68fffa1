import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { Cancelled, isCancelled, sleep, untilAborted } from '../../../src/platform/abort';

describe('abort', () => {
  it('lets go of a wait when the signal aborts, while the work goes on', async () => {
    const controller = new AbortController();
    let finished = false;
    const work = delay(30).then(() => {
      finished = true;
    });
    const waiting = untilAborted(work, controller.signal);
    controller.abort();
    await assert.rejects(waiting, Cancelled);
    assert.equal(finished, false);
    await work;
    assert.equal(finished, true);
  });

  it('knows a cancellation by its name or code, and nothing else', () => {
    assert.equal(isCancelled(new Cancelled()), true);
    assert.equal(isCancelled(Object.assign(new Error('x'), { code: 'cancelled' })), true);
    assert.equal(isCancelled(AbortSignal.abort().reason), true);
    assert.equal(isCancelled(new Error('cancelled')), false);
    assert.equal(isCancelled('cancelled'), false);
  });

  it('sleeps, and wakes when aborted', async () => {
    const controller = new AbortController();
    setTimeout(() => {
      controller.abort();
    }, 5);
    await assert.rejects(sleep(10_000, controller.signal), Cancelled);
  });
});
