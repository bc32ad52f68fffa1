import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { Deadline } from '../../../src/campaign/http/deadline';

const never = <T>(): Promise<T> => new Promise<T>(() => undefined);

describe('the time limit of a call', () => {
  it('does not count what a consumer takes between two waits, and then ends a wait that never settles', async () => {
    const deadline = new Deadline(60, new AbortController().signal);
    assert.equal(await deadline.waitFor(Promise.resolve(1)), 1);
    await delay(150);
    assert.equal(deadline.expired, false);
    assert.equal(await deadline.waitFor(Promise.resolve(2)), 2);
    await assert.rejects(deadline.waitFor(never()), /time limit/);
    assert.equal(deadline.expired, true);
    await assert.rejects(deadline.waitFor(never()), /time limit/, 'what is up stays up');
    deadline.dispose();
  });

  it('adds up the waits: many short ones use the time up too', async () => {
    const deadline = new Deadline(40, new AbortController().signal);
    const waiting = async (): Promise<void> => {
      for (;;) {
        await deadline.waitFor(delay(5));
      }
    };
    await assert.rejects(waiting(), /time limit/);
    deadline.dispose();
  });

  it('ends every wait when the caller goes away, and lets go of the caller', async () => {
    const caller = new AbortController();
    const deadline = new Deadline(60_000, caller.signal);
    const waits = [deadline.waitFor(never()), deadline.waitFor(never())];
    caller.abort(new Error('gone'));
    for (const wait of waits) {
      await assert.rejects(wait, /gone/);
    }
    assert.equal(deadline.expired, false);
    deadline.dispose();
    const other = new AbortController();
    new Deadline(60_000, other.signal).dispose();
    assert.deepEqual(getEventListeners(other.signal, 'abort'), []);
  });

  it('tells what the step itself fails with', async () => {
    const deadline = new Deadline(60_000, new AbortController().signal);
    await assert.rejects(deadline.waitFor(Promise.reject(new Error('broken'))), /broken/);
    deadline.dispose();
  });
});
