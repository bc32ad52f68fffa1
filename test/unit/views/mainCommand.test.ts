import '../vscodeStandIn';
import assert from 'node:assert/strict';
import { DELIVERY_STATES } from '../../../src/domain/deliveryState';
import { mainCommand } from '../../../src/views/deliveries/nodes/mainCommand';

describe('a click on a delivery', () => {
  const ref = { connectionId: 'demo', deliveryId: '7' };

  for (const [state, expected] of [
    ['startPending', 'whyPending'],
    ['ready', 'whyPending'],
    ['started', 'openThroughput'],
    ['paused', 'whyPaused'],
    ['failed', 'whyFailed'],
    ['preparationError', 'whyFailed'],
    ['messagePreparation', 'whyPreparing'],
    ['finished', 'openTracking'],
    ['cancelled', 'openTracking'],
    ['edition', 'openAuditLog'],
  ] as const) {
    it(`runs ${expected} in state ${state}, for the delivery itself`, () => {
      const { command, arguments: args } = mainCommand({ ...ref, more: 1 } as never, { state: DELIVERY_STATES[state] });
      assert.equal(command, `deliveryDoctor.${expected}`);
      assert.deepEqual(args, [ref]);
    });
  }
});
