import assert from 'node:assert/strict';
import type { DomainResults } from '../../../src/domain/domainResults';
import {
  hardBounces,
  judgeBounces,
  messagesOf,
  processedOf,
  reasonTotals,
  softBounces,
} from '../../../src/domain/domainResults';

const gmail: DomainResults = {
  domain: 'gmail.com',
  prepared: 10,
  success: 960,
  error: 30,
  unknownUser: 12,
  invalidDomain: 1,
  unreachable: 2,
  disabled: 3,
  mailBoxFull: 4,
  notConnected: 5,
  refused: 3,
};

describe('results by destination domain', () => {
  it("follow Adobe's delivery statistics", () => {
    assert.equal(processedOf(gmail), 990);
    assert.equal(messagesOf(gmail), 1000);
    assert.equal(hardBounces(gmail), 12);
    assert.equal(softBounces(gmail), 18);
  });

  it('stay unknown when the instance gives nothing, and count what it gives', () => {
    assert.equal(processedOf({ domain: 'x' }), undefined);
    assert.equal(softBounces({ domain: 'x' }), undefined);
    assert.equal(softBounces({ domain: 'x', refused: 2 }), 2);
    assert.equal(judgeBounces({ domain: 'x', success: 1000 }), 'unknown');
  });

  it('are judged against 2 % hard and 10 % soft bounces', () => {
    const judged = (unknownUser: number, refused: number, success: number): string =>
      judgeBounces({ domain: 'x', success, error: unknownUser + refused, unknownUser, refused });
    assert.equal(judged(19, 99, 882), 'within');
    assert.equal(judged(20, 99, 881), 'overHard');
    assert.equal(judged(19, 100, 881), 'overSoft');
    assert.equal(judged(20, 100, 880), 'overBoth');
    assert.equal(judged(10, 10, 29), 'tooFew');
  });

  it('are judged by what was tried, not by what waits', () => {
    const sending = { domain: 'x', prepared: 9_000, success: 950, error: 50, unknownUser: 50 };
    assert.equal(judgeBounces(sending), 'overHard');
    assert.equal(judgeBounces({ ...sending, success: 10, error: 5, unknownUser: 5 }), 'tooFew');
  });

  it('add up to reasons with their share of errors and of processed, the most frequent first', () => {
    const totals = reasonTotals([gmail, { domain: 'b', success: 900, error: 100, refused: 97 }]);
    assert.deepEqual(totals[0], { reason: 'refused', count: 100, ofErrors: 100 / 130, ofProcessed: 100 / 1990 });
    assert.equal(totals.find(({ reason }) => reason === 'unknownUser')?.count, 12);
    assert.deepEqual(reasonTotals([{ domain: 'x', success: 3 }]), []);
  });
});
