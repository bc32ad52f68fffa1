import assert from 'node:assert/strict';
import type { DomainResults } from '../../../../src/domain/domainResults';
import { foundIn } from './ask';
import { NOW, SENDING, evidenceOf, read } from './evidenceOf';

function foundWith(...domains: readonly DomainResults[]): readonly string[] {
  const lastSent = read(NOW, 'throughput');
  return foundIn(evidenceOf({ delivery: SENDING, lastSent, domains: read(domains, 'domains') }));
}

describe('domain/diagnosis/domainsRefuse', () => {
  it('finds a domain that refuses an unusual share', () => {
    assert.deepEqual(
      foundWith(
        { domain: 'orange.fr', prepared: 0, success: 60, error: 40, refused: 30 },
        { domain: 'gmail.com', success: 500, error: 5, refused: 5 },
      ),
      ['warning likely domainsRefuse'],
    );
  });

  it('says nothing of a domain of few messages', () => {
    assert.deepEqual(foundWith({ domain: 'x.fr', success: 1, error: 9, refused: 9 }), []);
  });
});
