import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { Poller } from '../../../src/platform/poller';

describe('Poller', () => {
  const pollers: Poller[] = [];
  const poller = (
    look: (signal: AbortSignal) => Promise<number>,
    onError: (error: unknown) => void = () => undefined,
  ): Poller => {
    const made = new Poller({ look, onError, firstBackoffMs: 20, maxBackoffMs: 40 });
    pollers.push(made);
    return made;
  };
  afterEach(() => {
    for (const made of pollers.splice(0)) {
      made.dispose();
    }
  });

  it('looks only between start and stop', async () => {
    let looks = 0;
    const p = poller(async () => {
      looks += 1;
      return 5;
    });
    await delay(20);
    assert.equal(looks, 0);
    p.start();
    await delay(40);
    p.stop();
    const seen: number[] = [looks];
    await delay(30);
    seen.push(looks);
    assert.equal(seen[0], seen[1]);
    assert.ok((seen[0] ?? 0) >= 2, `${seen[0]} looks`);
  });

  it('never looks twice at once, and looks again after a kick during a look', async () => {
    let running = 0;
    let most = 0;
    let looks = 0;
    const p = poller(async () => {
      looks += 1;
      running += 1;
      most = Math.max(most, running);
      await delay(15);
      running -= 1;
      return 10_000;
    });
    p.start();
    await delay(5);
    p.kick();
    p.kick();
    await delay(60);
    assert.equal(most, 1);
    assert.equal(looks, 2);
  });

  it('waits longer after each error, and tells of each', async () => {
    const errors: unknown[] = [];
    const at: number[] = [];
    const p = poller(
      async () => {
        at.push(Date.now());
        throw new Error('down');
      },
      (error) => errors.push(error),
    );
    p.start();
    await delay(150);
    p.stop();
    assert.equal(errors.length, at.length);
    const gaps = at.slice(1).map((time, index) => time - (at[index] ?? 0));
    assert.ok((gaps[0] ?? 0) >= 18, `first gap ${gaps[0]}`);
    assert.ok((gaps[1] ?? 0) >= 38, `second gap ${gaps[1]}`);
  });

  it('aborts the look under way when it stops, without calling that an error', async () => {
    const errors: unknown[] = [];
    let aborted = false;
    const p = poller(
      (signal) =>
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => {
            aborted = true;
            reject(Object.assign(new Error('gone'), { name: 'AbortError' }));
          });
        }),
      (error) => errors.push(error),
    );
    p.start();
    await delay(5);
    p.stop();
    await delay(5);
    assert.equal(aborted, true);
    assert.deepEqual(errors, []);
  });

  it('asks a slow instance for at most a fifth of the time', async () => {
    const at: number[] = [];
    const p = poller(async () => {
      at.push(Date.now());
      await delay(20);
      return 0;
    });
    p.start();
    await delay(150);
    p.stop();
    assert.ok((at[1] ?? Infinity) - (at[0] ?? 0) >= 90, `gap ${(at[1] ?? 0) - (at[0] ?? 0)}`);
  });
});
