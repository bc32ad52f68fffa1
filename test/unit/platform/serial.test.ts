import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { Serial } from '../../../src/platform/serial';

describe('Serial', () => {
  it('runs one after another in order, whatever fails', async () => {
    const serial = new Serial();
    const done: number[] = [];
    const work = (n: number, ms: number) =>
      serial.run(async () => {
        await delay(ms);
        if (n === 2) {
          throw new Error('second');
        }
        done.push(n);
        return n;
      });
    const results = await Promise.allSettled([work(1, 20), work(2, 1), work(3, 1)]);
    assert.deepEqual(done, [1, 3]);
    assert.equal(results[1].status, 'rejected');
  });
});
