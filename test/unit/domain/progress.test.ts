import assert from 'node:assert/strict';
import { progressOf, remainingMessages } from '../../../src/domain/progress';

describe('domain/progress', () => {
  it('takes the processed counter where there is one', () => {
    assert.deepEqual(progressOf({ toDeliver: 200, processed: 50, success: 10 }), { done: 50, total: 200, ratio: 0.25 });
    assert.equal(remainingMessages({ toDeliver: 200, processed: 50 }), 150);
  });

  it('adds successes and errors up otherwise', () => {
    assert.deepEqual(progressOf({ toDeliver: 4, success: 1, error: 1 }), { done: 2, total: 4, ratio: 0.5 });
    assert.equal(progressOf({ toDeliver: 4, error: 1 })?.done, 1);
  });

  it('says nothing rather than zero when a counter is missing', () => {
    assert.equal(progressOf({ processed: 5 }), undefined);
    assert.equal(progressOf({ toDeliver: 5 }), undefined);
    assert.equal(progressOf({ toDeliver: 0, processed: 0 }), undefined);
    assert.equal(remainingMessages({}), undefined);
  });

  it('never passes the end, even when counters lag', () => {
    assert.deepEqual(progressOf({ toDeliver: 10, processed: 12 }), { done: 12, total: 10, ratio: 1 });
    assert.equal(remainingMessages({ toDeliver: 10, processed: 12 }), 0);
  });
});
