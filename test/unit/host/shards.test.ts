import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { dealOut, sideBySide } from '../../host/shards';

describe('shards of a suite', () => {
  it('take equally long, as far as files can be dealt out', () => {
    const times = { a: 100, b: 60, c: 50, d: 10 };
    assert.deepEqual(dealOut(['a', 'b', 'c', 'd'], times, 2), [
      ['a', 'd'],
      ['b', 'c'],
    ]);
  });

  it('hold every file once, also those that were never timed, and none is empty', () => {
    const files = ['a', 'b', 'c'];
    const shards = dealOut(files, { a: 5 }, 8);
    assert.deepEqual(shards.flat().sort(), files);
    assert.ok(shards.every((shard) => shard.length > 0));
  });

  it('run at most so many at a time, in their order', async () => {
    let now = 0;
    let most = 0;
    const begun: number[] = [];
    const jobs = Array.from({ length: 6 }, (_, index) => async () => {
      begun.push(index);
      now += 1;
      most = Math.max(most, now);
      await delay(5);
      now -= 1;
    });
    await sideBySide(jobs, 2);
    assert.equal(most, 2);
    assert.deepEqual(begun, [0, 1, 2, 3, 4, 5]);
  });

  it('end each other by no error', async () => {
    const done: string[] = [];
    const jobs = [
      () => Promise.reject(new Error('broken')),
      async () => {
        await delay(1);
        done.push('second');
      },
    ];
    await assert.rejects(sideBySide(jobs, 1), /broken/);
    assert.deepEqual(done, ['second']);
  });
});
