import assert from 'node:assert/strict';
import { failuresByDomain } from '../../../src/domain/instanceFailures';

const delivery = (id: string) => ({ id, label: `Delivery ${id}` });

describe('failuresByDomain', () => {
  it('adds up failures and reasons over deliveries, most first, and names the deliveries concerned', () => {
    const found = failuresByDomain([
      {
        delivery: delivery('1'),
        domains: [
          { domain: 'gmail.com', success: 90, error: 10, unknownUser: 10 },
          { domain: 'orange.fr', success: 10, error: 2, refused: 2 },
        ],
      },
      {
        delivery: delivery('2'),
        domains: [{ domain: 'orange.fr', success: 50, error: 30, refused: 25, unknownUser: 5 }],
      },
    ]);
    assert.deepEqual(found, [
      {
        domain: 'orange.fr',
        failed: 32,
        processed: 92,
        reasons: { refused: 27, unknownUser: 5 },
        deliveries: [
          { id: '2', label: 'Delivery 2', failed: 30 },
          { id: '1', label: 'Delivery 1', failed: 2 },
        ],
      },
      {
        domain: 'gmail.com',
        failed: 10,
        processed: 100,
        reasons: { unknownUser: 10 },
        deliveries: [{ id: '1', label: 'Delivery 1', failed: 10 }],
      },
    ]);
  });

  it('leaves out domains without failures, and counts no reason that the instance does not give', () => {
    const [only, ...others] = failuresByDomain([
      {
        delivery: delivery('1'),
        domains: [
          { domain: 'free.fr', success: 9, error: 0 },
          { domain: 'sfr.fr', error: 1 },
        ],
      },
    ]);
    assert.deepEqual([only?.domain, only?.processed, only?.reasons, others], ['sfr.fr', 1, {}, []]);
  });
});
