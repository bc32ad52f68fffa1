import assert from 'node:assert/strict';
import { JoinedWork } from '../../../src/platform/joinedWork';

const never = new AbortController().signal;

/** Work that ends when it is told to, and says how often it began and was cancelled. */
class Worker {
  begun = 0;
  cancelled = 0;
  private ends: (() => void)[] = [];

  readonly work = (signal: AbortSignal): Promise<void> => {
    this.begun += 1;
    return new Promise((resolve, reject) => {
      this.ends.push(resolve);
      signal.addEventListener('abort', () => {
        this.cancelled += 1;
        reject(signal.reason as Error);
      });
    });
  };

  end(): void {
    this.ends.shift()?.();
  }
}

describe('platform/joinedWork', () => {
  it('does work once for all who ask while it goes on, and again afterwards', async () => {
    const [joined, worker] = [new JoinedWork(), new Worker()];
    const both = Promise.all([joined.join('a', worker.work, never), joined.join('a', worker.work, never)]);
    worker.end();
    await both;
    assert.equal(worker.begun, 1);
    const third = joined.join('a', worker.work, never);
    worker.end();
    await third;
    assert.equal(worker.begun, 2);
  });

  it('never joins work that began before something changed', async () => {
    const [joined, worker] = [new JoinedWork(), new Worker()];
    const before = joined.join('a', worker.work, never);
    const after = [joined.anew('a', worker.work, never), joined.anew('a', worker.work, never)];
    worker.end();
    await before;
    await new Promise(setImmediate);
    assert.equal(worker.begun, 2, 'one for both who asked after the change');
    worker.end();
    await Promise.all(after);
    assert.equal(worker.begun, 2);
  });

  it('is cancelled when nobody waits any more, and not before', async () => {
    const [joined, worker] = [new JoinedWork(), new Worker()];
    const [first, second] = [new AbortController(), new AbortController()];
    const waits = [first, second].map(({ signal }) => assert.rejects(joined.join('a', worker.work, signal)));
    first.abort();
    await waits[0];
    assert.equal(worker.cancelled, 0);
    second.abort();
    await waits[1];
    assert.equal(worker.cancelled, 1);
  });

  it('tells everybody of a failure, and begins anew after it', async () => {
    const joined = new JoinedWork();
    const fails = (): Promise<void> => Promise.reject(new Error('no answer'));
    await assert.rejects(joined.join('a', fails, never), /no answer/);
    await joined.join('a', () => Promise.resolve(), never);
  });
});
