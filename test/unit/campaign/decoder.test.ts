import assert from 'node:assert/strict';
import { BodyDecoder, decodePage } from '../../../src/campaign/xml/decoder';

const TEXT = '<a b="é€"/>';

function utf16(text: string, bigEndian: boolean, mark: boolean): Buffer {
  const bytes = Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
}

function decoded(bytes: Buffer, contentType: string | undefined, piece: number): string {
  const decoder = new BodyDecoder(contentType);
  let text = '';
  for (let at = 0; at < bytes.length; at += piece) {
    text += decoder.write(bytes.subarray(at, at + piece));
  }
  return (text + decoder.end()).replace(/^\ufeff/, '');
}

describe('BodyDecoder', () => {
  const latin = '<?xml version="1.0" encoding="ISO-8859-15"?><a b="é"/>';
  const bodies: readonly [string, Buffer, string | undefined, string][] = [
    ['UTF-8 with a mark', Buffer.from(`\ufeff${TEXT}`), 'text/xml', TEXT],
    [
      'UTF-8 that the header says, and Latin-1 that the prolog says',
      Buffer.from(latin.replace('é', 'é')),
      'text/xml; charset=utf-8',
      latin,
    ],
    ['Latin-1 by the prolog', Buffer.from(latin, 'latin1'), 'text/xml', latin],
    ['UTF-16, low byte first, by its mark', utf16(TEXT, false, true), 'text/xml', TEXT],
    ['UTF-16, high byte first, by its mark', utf16(TEXT, true, true), 'text/xml; charset=utf-16', TEXT],
    [
      'UTF-16, high byte first, that only the header calls so',
      utf16(TEXT, true, false),
      'text/xml; charset=utf-16',
      TEXT,
    ],
    ['UTF-16 that nothing tells but its zeros', utf16(TEXT, true, false), undefined, TEXT],
    ['a mark against the header', utf16(TEXT, true, true), 'text/xml; charset=ISO-8859-1', TEXT],
  ];
  for (const [what, bytes, contentType, expected] of bodies) {
    it(`reads ${what}, in pieces of any size`, () => {
      for (const piece of [1, 2, 3, 5, 1000]) {
        assert.equal(decoded(bytes, contentType, piece), expected, `pieces of ${piece}`);
      }
    });
  }

  it('says what is wrong', () => {
    assert.throws(() => decoded(Buffer.from(TEXT), 'text/xml; charset=klingon', 4), { problem: 'malformed' });
    assert.throws(() => decoded(Buffer.from([0x3c, 0x61, 0x3e, 0x2f, 0xe9, 0x20]), 'text/xml', 4), {
      problem: 'malformed',
    });
  });
});

describe('decodePage', () => {
  it('reads pages that do not keep to their encoding as Windows does', () => {
    const page = Buffer.from('<html>d\xe9lai</html>', 'latin1');
    assert.equal(decodePage(page, 'text/html'), '<html>délai</html>');
    assert.equal(decodePage(page, 'text/html; charset=klingon'), '<html>délai</html>');
    assert.equal(decodePage(Buffer.from('<html>délai</html>'), 'text/html'), '<html>délai</html>');
  });
});
