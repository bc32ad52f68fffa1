import assert from 'node:assert/strict';
import { reactionSeries } from '../../../src/domain/reactions';

const MINUTE = 60_000;

describe('reactions over time', () => {
  const window = { from: 0, to: 40 * MINUTE, bucketMs: 10 * MINUTE };
  const slices = [
    { at: 0, urlType: 2, opens: 7, events: 7 },
    { at: 5 * MINUTE, urlType: 2, opens: 3, events: 3 },
    { at: 5 * MINUTE, urlType: 1, opens: 0, events: 4 },
    { at: 20 * MINUTE, urlType: 3, opens: 0, events: 1 },
    { at: 20 * MINUTE, urlType: 6, opens: 0, events: 9 },
    { at: 90 * MINUTE, urlType: 1, opens: 0, events: 5 },
  ];

  it('are opens of the open URL, clicks of type 1 and opt-outs of type 3', () => {
    const { at, opens, clicks, optOuts } = reactionSeries(slices, window, 40 * MINUTE);
    assert.deepEqual(
      at,
      [0, 10, 20, 30].map((minutes) => minutes * MINUTE),
    );
    assert.deepEqual(opens, [10, 0, 0, 0]);
    assert.deepEqual(clicks, [4, 0, 0, 0]);
    assert.deepEqual(optOuts, [0, 0, 1, 0]);
  });

  it('do not count an open twice on an instance that gives the open URL type 1', () => {
    const { opens, clicks } = reactionSeries([{ at: 0, urlType: 1, opens: 7, events: 9 }], window, 40 * MINUTE);
    assert.deepEqual([opens[0], clicks[0]], [7, 2]);
  });

  it('are unknown after what was consolidated, not zero', () => {
    assert.deepEqual(reactionSeries(slices, window, 25 * MINUTE).opens, [10, 0, 0, undefined]);
  });
});
