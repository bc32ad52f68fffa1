import assert from 'node:assert/strict';
import { domainOf, maskedAddress } from '../../../src/domain/maskedAddress';

describe('domain/maskedAddress', () => {
  it('leaves what tells where a fault lies, not whose address it is', () => {
    assert.equal(maskedAddress('jane.doe@orange.fr'), 'j•••@orange.fr');
    assert.equal(maskedAddress('"a@b"@example.com'), '"•••@example.com');
    assert.equal(maskedAddress('👩x@example.com'), '👩•••@example.com');
    assert.equal(maskedAddress('+33612345678'), '+336•••78');
    assert.equal(maskedAddress('12 rue de la Paix'), '•••');
    assert.equal(maskedAddress(''), '');
    assert.equal(maskedAddress('@x'), '•••');
  });

  it('knows the domain', () => {
    assert.deepEqual(['A@Orange.FR', 'none', '@x', 'a@'].map(domainOf), ['orange.fr', undefined, undefined, undefined]);
  });
});
