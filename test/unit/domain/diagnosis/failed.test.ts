import assert from 'node:assert/strict';
import { DELIVERY_STATES as S } from '../../../../src/domain/deliveryState';
import { diagnose } from '../../../../src/domain/diagnosis/diagnose';
import { HOUR, NOW, evidenceOf, read } from './evidenceOf';

const ROOT = 'DLV-490037 The delivery cannot be started because the resources are not available';
const STACK = [
  ROOT,
  "SOP-330011 Error while executing the method 'PrepareTargetImpl' of service 'nms:delivery'.",
  "SOP-330011 Error while executing the method 'PrepareTarget' of service 'nms:delivery'.",
  'XSV-350122 An error occurred and the process has been stopped.',
];

function failedWith(messages: readonly string[], earlier: readonly string[] = []) {
  const lines = [
    ...earlier.map((message) => ({ type: 0, message, at: NOW - 5 * HOUR })),
    ...messages.map((message, index) => ({ type: 0, message, at: NOW - HOUR + index })),
  ];
  const [found] = diagnose(
    evidenceOf({ delivery: { state: S.preparationError }, journal: read(lines, 'journal') }),
  ).findings;
  return found ?? assert.fail('nothing found');
}

describe('domain/diagnosis/failed', () => {
  it('names the root of a stack of errors, whatever its order, with what is known of it', () => {
    for (const stack of [STACK, [...STACK].reverse()]) {
      const { cause, args, evidence } = failedWith(stack);
      assert.equal(cause, 'preparationFailed');
      assert.equal(args['lastError'], ROOT);
      assert.ok(String(args['cure']).length > 10);
      assert.ok(evidence.some(({ fact }) => fact?.args['message'] === ROOT));
      assert.equal(evidence.length, 4);
    }
  });

  it('takes an error that nobody knows for the root, before what only passes it on', () => {
    const unknown = "'shoeSize' is not defined";
    const { args } = failedWith([unknown, ...STACK.slice(1)]);
    assert.deepEqual([args['lastError'], args['cure']], [unknown, undefined]);
  });

  it('leaves the errors of an earlier attempt alone', () => {
    assert.equal(failedWith(['XYZ broke'], [ROOT]).args['lastError'], 'XYZ broke');
  });
});
