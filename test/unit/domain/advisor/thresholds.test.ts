import assert from 'node:assert/strict';
import { DEFAULT_THRESHOLDS, readThresholds, THRESHOLDS } from '../../../../src/domain/advisor/thresholds';

describe('thresholds', () => {
  it('are the defaults when nothing is set, and the same when the defaults are', () => {
    assert.deepEqual([DEFAULT_THRESHOLDS.failedOldMs, DEFAULT_THRESHOLDS.complaintShare], [7 * 86_400_000, 0.001]);
    assert.deepEqual(
      readThresholds((name) => THRESHOLDS.find((threshold) => threshold.name === name)?.fallback),
      DEFAULT_THRESHOLDS,
    );
  });

  it('are bounded and in their unit when set', () => {
    const set = readThresholds(
      (name) => ({ 'advisor.failedOldDays': 2, 'advisor.errorSharePercent': 500, 'advisor.failedMany': 'x' })[name],
    );
    assert.deepEqual([set.failedOldMs, set.errorShare, set.failedMany], [2 * 86_400_000, 1, 10]);
  });
});
