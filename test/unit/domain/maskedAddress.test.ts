import assert from 'node:assert/strict';
import { domainOf, maskAddresses, maskedAddress } from '../../../src/domain/maskedAddress';

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

  it('hides the names of all addresses in a text, and leaves what is none', () => {
    for (const [text, expected] of [
      ["550 <jane.doe@orange.fr>: unknown; o'brien@x.co.uk", '550 <j•••@orange.fr>: unknown; o•••@x.co.uk'],
      ['"Jane D"@example.com, renée@société.fr', '"•••@example.com, r•••@société.fr'],
      ['/r/?to=jane%40free.fr', '/r•••%40free.fr'],
      ['mta@demo build 9364@ab12 7@7.4.1 neolane@10.0.0.12', 'mta@demo build 9364@ab12 7@7.4.1 neolane@10.0.0.12'],
      ['nobody here', 'nobody here'],
    ] as const) {
      assert.equal(maskAddresses(text), expected);
      assert.equal(maskAddresses(expected), expected, 'a second time changes nothing');
    }
    assert.equal(
      maskAddresses('to a@b.fr', () => 'X'),
      'to X@b.fr',
    );
  });

  it('knows the domain', () => {
    assert.deepEqual(['A@Orange.FR', 'none', '@x', 'a@'].map(domainOf), ['orange.fr', undefined, undefined, undefined]);
  });
});
