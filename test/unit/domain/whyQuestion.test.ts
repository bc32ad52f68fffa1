import assert from 'node:assert/strict';
import { DELIVERY_STATES, type DeliveryStateName } from '../../../src/domain/deliveryState';
import { whyQuestionOf, type WhyQuestion } from '../../../src/domain/whyQuestion';

describe('the question that a delivery raises', () => {
  const expected: Readonly<Record<DeliveryStateName, WhyQuestion | undefined>> = {
    edition: undefined,
    targetPrepPending: 'preparing',
    targetSelection: 'preparing',
    targetArbitration: 'preparing',
    targetReady: 'preparing',
    messagePrepPending: 'preparing',
    messagePreparation: 'preparing',
    messageReady: 'preparing',
    preparationError: 'failed',
    ready: 'pending',
    startPending: 'pending',
    started: 'slow',
    retryPending: 'slow',
    retryInProgress: 'slow',
    pausePending: 'paused',
    pauseInProgress: 'paused',
    paused: 'paused',
    cancelPending: undefined,
    cancelInProgress: undefined,
    cancelled: undefined,
    failed: 'failed',
    finished: undefined,
    deleted: undefined,
  };

  it('follows from its state', () => {
    const names = Object.keys(DELIVERY_STATES) as DeliveryStateName[];
    assert.deepEqual(Object.fromEntries(names.map((name) => [name, whyQuestionOf(DELIVERY_STATES[name])])), expected);
  });

  it('is why it waits, for a state that only the instance knows', () => {
    assert.equal(whyQuestionOf(53), 'pending');
  });
});
