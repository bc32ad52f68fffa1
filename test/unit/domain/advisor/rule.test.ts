import assert from 'node:assert/strict';
import { failedDeliveries } from '../../../../src/domain/advisor/deliveries/failedDeliveries';
import { complaints } from '../../../../src/domain/advisor/reputation/complaints';
import { DEFAULTS, thresholdsFrom } from '../../../../src/domain/advisor/rule';
import { THRESHOLDS } from '../../../../src/domain/advisor/rules';

describe('thresholds', () => {
  it('are the defaults when nothing is set, and the same when the defaults are', () => {
    assert.deepEqual(failedDeliveries.thresholds.map(DEFAULTS), [7 * 86_400_000, 10]);
    assert.deepEqual(complaints.thresholds.map(DEFAULTS), [0.001, 200]);
    const unset = thresholdsFrom(() => undefined);
    const set = thresholdsFrom((name) => THRESHOLDS.find((threshold) => threshold.name === name)?.fallback);
    assert.deepEqual(THRESHOLDS.map(unset), THRESHOLDS.map(DEFAULTS));
    assert.deepEqual(THRESHOLDS.map(set), THRESHOLDS.map(DEFAULTS));
  });

  it('are bounded and in their unit when set', () => {
    const values: Readonly<Record<string, unknown>> = {
      'advisor.oldFailedDeliveryDays': 2,
      'advisor.maxFailedDeliveries': 'x',
      'advisor.maxComplaintPercent': 500,
    };
    const set = thresholdsFrom((name) => values[name]);
    assert.deepEqual([...failedDeliveries.thresholds, ...complaints.thresholds].map(set), [2 * 86_400_000, 10, 1, 200]);
  });

  it('have a name each, which is the setting', () => {
    assert.equal(new Set(THRESHOLDS.map(({ name }) => name)).size, THRESHOLDS.length);
    assert.ok(THRESHOLDS.every(({ name }) => name.startsWith('advisor.')));
  });
});
