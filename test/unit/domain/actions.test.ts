import assert from 'node:assert/strict';
import { allowedActions, isAllowed, statesAllowing } from '../../../src/domain/actions';
import type { DeliveryAction } from '../../../src/domain/actions';
import { DELIVERY_STATES } from '../../../src/domain/deliveryState';
import type { DeliveryStateName } from '../../../src/domain/deliveryState';

const EXPECTED: Record<DeliveryStateName, DeliveryAction[]> = {
  edition: ['prepare'],
  targetPrepPending: ['prepare', 'diagnose'],
  targetSelection: ['diagnose'],
  targetArbitration: ['diagnose'],
  targetReady: ['prepare', 'diagnose'],
  messagePrepPending: ['diagnose'],
  messagePreparation: ['diagnose'],
  messageReady: ['prepare', 'diagnose'],
  preparationError: ['prepare', 'diagnose'],
  ready: ['prepare', 'start', 'diagnose'],
  startPending: ['pause', 'stop', 'recomputeStatistics', 'diagnose'],
  started: ['pause', 'stop', 'recomputeStatistics', 'diagnose'],
  retryPending: ['pause', 'stop', 'recomputeStatistics', 'diagnose'],
  retryInProgress: ['pause', 'stop', 'recomputeStatistics', 'diagnose'],
  pausePending: ['stop', 'recomputeStatistics', 'diagnose'],
  pauseInProgress: ['stop', 'recomputeStatistics', 'diagnose'],
  paused: ['resume', 'stop', 'recomputeStatistics', 'diagnose'],
  cancelPending: ['recomputeStatistics'],
  cancelInProgress: ['recomputeStatistics'],
  cancelled: ['recomputeStatistics'],
  failed: ['recomputeStatistics', 'diagnose'],
  finished: ['recomputeStatistics'],
  deleted: [],
};

describe('domain/actions', () => {
  it('allows in each of the 23 states exactly what is expected', () => {
    assert.equal(Object.keys(EXPECTED).length, 23);
    for (const [name, expected] of Object.entries(EXPECTED)) {
      const code = DELIVERY_STATES[name as DeliveryStateName];
      assert.deepEqual(allowedActions(code), expected, name);
    }
  });

  it('allows nothing in a state it does not know', () => {
    assert.deepEqual(allowedActions(46), []);
    assert.equal(isAllowed('stop', 999), false);
  });

  it('gives the states of an action as codes', () => {
    assert.deepEqual(statesAllowing('resume'), [75]);
    assert.deepEqual(statesAllowing('start'), [45]);
  });
});
