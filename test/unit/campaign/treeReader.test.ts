import assert from 'node:assert/strict';
import { DEFAULT_LIMITS, type ReadLimits } from '../../../src/campaign/limits';
import { BodyDecoder } from '../../../src/campaign/xml/decoder';
import { valueAt, type XmlElement } from '../../../src/campaign/xml/element';
import { isReadProblem } from '../../../src/campaign/xml/problem';
import { TreeReader } from '../../../src/campaign/xml/treeReader';

function read(xml: string, limits: Partial<ReadLimits> = {}, pieceLength = 7): XmlElement {
  const reader = new TreeReader(() => 'item', { ...DEFAULT_LIMITS, ...limits });
  for (let at = 0; at < xml.length; at += pieceLength) {
    reader.write(xml.slice(at, at + pieceLength));
  }
  reader.end();
  const [root] = reader.take();
  assert.ok(root);
  return root;
}

function problem(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (isReadProblem(error)) {
      return `${error.problem}: ${error.message}`;
    }
    throw error;
  }
  return 'none';
}

describe('TreeReader', () => {
  it('reads elements, attributes, text and CDATA whatever the pieces', () => {
    const xml = '<a:x p="1 &amp; 2" n="&#233;"><y>one<![CDATA[<two>]]>&lt;three</y><z/><z k=""/></a:x>';
    for (const pieceLength of [1, 2, 3, 1000]) {
      const root = read(xml, {}, pieceLength);
      assert.equal(root.name, 'x');
      assert.equal(root.attributes['p'], '1 & 2');
      assert.equal(root.attributes['n'], 'é');
      assert.equal(valueAt(root, ['y']), 'one<two><three');
      assert.deepEqual(
        root.children.map((child) => child.name),
        ['y', 'z', 'z'],
      );
      assert.equal(valueAt(root, ['z', '@k']), undefined);
      assert.equal(valueAt(root, ['nothing', '@k']), undefined);
    }
  });

  it('takes attribute names for names, not for properties of objects', () => {
    const root = read('<x constructor="1" __proto__="2"/>');
    assert.equal(root.attributes['constructor'], '1');
    assert.ok(!('toString' in root.attributes));
    assert.equal(({} as Record<string, unknown>)['2'], undefined);
  });

  it('replaces a character that XML forbids, rather than losing the rest', () => {
    const root = read('<x a="550 \u0001no\u001f\u007f\t"><y>\u0008&#2;z\uffff</y></x>', {}, 1);
    assert.equal(root.attributes['a'], '550 \u241ano\u241a\u007f ');
    assert.equal(valueAt(root, ['y']), '\u241a&#2;z\u241a');
    for (const inMarkup of ['<x\u0000/>', '<x \u0001a="1"/>', '<\u0002x/>', '<x a="1<2"/>']) {
      assert.match(
        problem(() => read(inMarkup)),
        /^malformed/,
      );
    }
  });

  it('refuses DOCTYPE, and with it entities of one’s own', () => {
    assert.match(
      problem(() => read('<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>')),
      /^malformed: DOCTYPE/,
    );
    assert.match(
      problem(() => read('<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>')),
      /^malformed: DOCTYPE/,
    );
    assert.match(
      problem(() => read('<x>&a;</x>')),
      /^malformed/,
    );
  });

  it('keeps each ceiling, also when nothing ever ends', () => {
    assert.equal(
      problem(() => read('<x>12345</x>', { maxTextLength: 5 })),
      'none',
    );
    assert.equal(
      problem(() => read('<x>123456</x>', { maxTextLength: 5 }, 1000)),
      'tooLarge: text',
    );
    assert.equal(
      problem(() => read(`<x k="${'v'.repeat(300)}"/>`, { maxTextLength: 100 })),
      'tooLarge: text',
    );
    assert.equal(
      problem(() => read(`<x><!--${'v'.repeat(300)}--></x>`, { maxTextLength: 100 })),
      'tooLarge: text',
    );
    assert.equal(
      problem(() => read('<a><b><c/></b></a>', { maxDepth: 3 })),
      'none',
    );
    assert.equal(
      problem(() => read('<a><b><c><d/></c></b></a>', { maxDepth: 3 })),
      'tooLarge: depth',
    );
    assert.equal(
      problem(() => read('<a k="1" l="2"/>', { maxAttributes: 2 })),
      'none',
    );
    assert.equal(
      problem(() => read('<a k="1" l="2" m="3"/>', { maxAttributes: 2 })),
      'tooLarge: attributes',
    );
  });

  it('calls a document cut anywhere truncated, and garbage behind it malformed', () => {
    const xml = '<a><b k="1">text</b><!-- c --></a>';
    for (let length = 0; length < xml.length; length += 1) {
      assert.match(
        problem(() => read(xml.slice(0, length))),
        /^truncated/,
        `cut after ${length}`,
      );
    }
    assert.match(
      problem(() => read(`${xml}<more/>`)),
      /^malformed/,
    );
    assert.match(
      problem(() => read(`${xml}text`)),
      /^malformed/,
    );
    assert.match(
      problem(() => read('<a><b></a></b>')),
      /^malformed/,
    );
    assert.match(
      problem(() => read('<a k="1" k="2"/>')),
      /^malformed/,
    );
  });
});

describe('BodyDecoder', () => {
  const text = 'Zürich 中文 🙂 <x/>';

  function decode(bytes: Buffer, contentType: string | undefined, pieceLength: number): string {
    const decoder = new BodyDecoder(contentType);
    let out = '';
    for (let at = 0; at < bytes.length; at += pieceLength) {
      out += decoder.write(bytes.subarray(at, at + pieceLength));
    }
    return out + decoder.end();
  }

  it('puts characters together that fall between two pieces', () => {
    for (const pieceLength of [1, 2, 3, 4, 5, 100]) {
      assert.equal(decode(Buffer.from(text), undefined, pieceLength), text);
    }
  });

  it('follows the charset of the header, then the prolog, then takes UTF-8', () => {
    assert.equal(decode(Buffer.from('Zürich', 'latin1'), 'text/xml; charset=ISO-8859-1', 3), 'Zürich');
    const prolog = '<?xml version="1.0" encoding="ISO-8859-1"?><x>Zürich</x>';
    assert.equal(decode(Buffer.from(prolog, 'latin1'), 'text/xml', 100), prolog);
    assert.equal(decode(Buffer.from(`\ufeff${text}`, 'utf16le'), 'text/xml', 100), text);
  });

  it('refuses bytes that are no text in that encoding, and half a character at the end', () => {
    assert.match(
      problem(() => decode(Buffer.from([0x3c, 0xff, 0x3c, 0x3c, 0x3c]), undefined, 5)),
      /^malformed/,
    );
    assert.match(
      problem(() => decode(Buffer.from([0x3c, 0xed, 0xa0, 0x80]), undefined, 5)),
      /^malformed/,
    );
    assert.match(
      problem(() => decode(Buffer.from('é').subarray(0, 1), undefined, 5)),
      /^truncated/,
    );
    assert.match(
      problem(() => decode(Buffer.from('x'), 'text/xml; charset=klingon', 5)),
      /^malformed/,
    );
  });
});
