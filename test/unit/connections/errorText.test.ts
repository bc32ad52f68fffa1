import '../vscodeStandIn';
import assert from 'node:assert/strict';
import { describeError, errorSentence } from '../../../src/connections/errorText';
import { UnknownInstanceName } from '../../../src/connections/instanceName';
import { UnknownConnection } from '../../../src/connections/manager';

/** As another bundle makes it, whose class is not ours. */
function fromOtherBundle(error: Error): Error {
  return Object.assign(new Error(error.message), { name: error.name });
}

describe('connections/errorText', () => {
  it('knows errors of ours that another bundle throws', () => {
    for (const error of [new UnknownConnection('a'), new UnknownInstanceName()]) {
      const words = describeError(error);
      assert.doesNotMatch(words.what, /did not expect/);
      assert.deepEqual(describeError(fromOtherBundle(error)), words);
    }
  });

  it('quotes what nobody expected, and asks for a report', () => {
    assert.equal(
      errorSentence(new Error('the moon fell')),
      'Something went wrong that Delivery Doctor did not expect: the moon fell',
    );
    assert.match(describeError('the moon').next ?? '', /report it/);
  });
});
