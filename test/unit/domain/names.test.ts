import assert from 'node:assert/strict';
import { MESSAGE_TYPES, channelName } from '../../../src/domain/channel';
import { isSentByOwnMta } from '../../../src/domain/deliveryKind';
import {
  FAILURE_REASONS,
  REPORTED_HARD_BOUNCES,
  REPORTED_SOFT_BOUNCES,
  failureReason,
} from '../../../src/domain/failureReason';
import { messageStatusName } from '../../../src/domain/messageStatus';

describe('domain names of codes', () => {
  it('knows the channels', () => {
    assert.equal(channelName(0), 'email');
    assert.equal(channelName(42), 'android');
    assert.equal(channelName(7), undefined);
    assert.equal(MESSAGE_TYPES.length, 13);
  });

  it('knows only the documented message statuses', () => {
    assert.equal(messageStatusName(6), 'pending');
    assert.equal(messageStatusName(7), 'cancelled');
    assert.equal(messageStatusName(3), undefined);
  });

  it('knows the failure reasons and their types', () => {
    assert.deepEqual(failureReason(1), { code: 1, name: 'userUnknown', type: 'hard' });
    assert.equal(failureReason(20)?.type, 'softOrHard');
    assert.equal(failureReason(13), undefined);
    assert.equal(new Set(FAILURE_REASONS.map((reason) => reason.code)).size, FAILURE_REASONS.length);
  });

  it('sums bounces up as the report does: seven reasons, none twice', () => {
    const all = [...REPORTED_HARD_BOUNCES, ...REPORTED_SOFT_BOUNCES];
    assert.deepEqual(
      [...all].sort((a, b) => a - b),
      [1, 2, 3, 4, 5, 6, 20],
    );
  });

  it('takes an unknown delivery mode for a bulk delivery', () => {
    assert.deepEqual([undefined, 0, 1, 4].map(isSentByOwnMta), [true, false, true, false]);
  });
});
