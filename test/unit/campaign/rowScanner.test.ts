import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { DEFAULT_LIMITS } from '../../../src/campaign/limits';
import { isReadProblem } from '../../../src/campaign/xml/problem';
import { TreeReader } from '../../../src/campaign/xml/treeReader';

const ROWS = { depth: 2 };
const LIMITS = { ...DEFAULT_LIMITS, maxTextLength: 200, maxAttributes: 6, maxElements: 8 };

/** What is read of a document that comes in pieces, or how it is refused; with the scanner of rows, or by the parser alone. */
function read(xml: string, pieces: readonly number[], scanned: boolean): string {
  const reader = new TreeReader(
    (depth) => (depth === 3 ? 'item' : 'descend'),
    LIMITS,
    false,
    scanned ? ROWS : undefined,
  );
  const items: unknown[] = [];
  try {
    let at = 0;
    for (let piece = 0; at < xml.length; piece += 1) {
      const length = pieces[piece % pieces.length] ?? 1;
      reader.write(xml.slice(at, at + length));
      at += length;
      items.push(...reader.take());
    }
    reader.end();
    items.push(...reader.take());
    return JSON.stringify(items);
  } catch (error) {
    return isReadProblem(error) ? error.problem : `not typed: ${String(error)}`;
  }
}

const name = fc.constantFrom('id', 'label', 'recipient-id', '_cs', 'x:y', 'é', '__proto__', 'constructor', 'a.b', '1a');
const word = fc.constantFrom(
  'x',
  ' ',
  '&amp;',
  '&lt;',
  '&quot;',
  '&#233;',
  '&nope;',
  '&amp',
  '<',
  '>',
  '"',
  "'",
  '\n',
  '\r\n',
  '\t',
  'é',
  '😀',
  ']]>',
  '\u0001',
  '/',
  '=',
  '-',
);
const value = fc.array(word, { maxLength: 4 }).map((words) => words.join(''));
const quoted = fc.tuple(value, fc.constantFrom('"', "'")).map(([text, quote]) => quote + text + quote);
const attribute = fc
  .tuple(fc.constantFrom(' ', '  ', '\n', ''), name, fc.constantFrom('=', '=', '=', ' = '), quoted)
  .map((parts) => parts.join(''));
const attributes = fc.array(attribute, { maxLength: 4 }).map((list) => list.join(''));
const leaf = fc
  .tuple(name, attributes, fc.constantFrom('/>', ' />', '>'))
  .map(([tag, list, end]) => `<${tag}${list}${end}`);
const withText = fc.tuple(name, attributes, value).map(([tag, list, text]) => `<${tag}${list}>${text}</${tag}>`);
const odd = fc.constantFrom(
  '<!-- > -->',
  '<![CDATA[<b/>]]>',
  '<?pi ?>',
  ' ',
  'text',
  '<b><c/></b>',
  '<!DOCTYPE a>',
  '</row>',
);
const row = fc
  .tuple(
    fc.constantFrom('row', 'delivery', 'a:row'),
    attributes,
    fc.array(fc.oneof({ weight: 3, arbitrary: leaf }, { weight: 2, arbitrary: withText }, odd), { maxLength: 3 }),
    fc.constantFrom('', ' '),
  )
  .map(([tag, list, inside, space]) => `<${tag}${list}>${inside.join('')}</${tag}${space}>`);
const good = fc
  .tuple(fc.array(fc.constantFrom('id="1"', "label='a &amp; b'", 'x-y=""', 'n="é"'), { maxLength: 2 }), fc.boolean())
  .map(([list, closed]) => `<row ${[...new Set(list)].join(' ')}${closed ? '/>' : '><b k="1"/><c>t &lt;</c></row>'}`);
const body = fc
  .array(fc.oneof({ weight: 4, arbitrary: good }, row, leaf, odd), { maxLength: 6 })
  .map((rows) => `<?xml version="1.0"?><answer><list>${rows.join('')}</list><after/></answer>`);
/** Lengths of pieces: from a character to more than a whole body. */
const pieces = fc.array(fc.oneof(fc.integer({ min: 1, max: 60 }), fc.constantFrom(300, 5000)), {
  minLength: 1,
  maxLength: 5,
});

describe('rows that are scanned', () => {
  it('are what the parser reads of them, whatever stands there and however it arrives', () => {
    fc.assert(
      fc.property(body, pieces, (xml, lengths) => {
        assert.equal(read(xml, lengths, true), read(xml, lengths, false), xml);
      }),
      { numRuns: Number(process.env['DELIVERY_DOCTOR_EXPLORE_RUNS'] ?? 4000), seed: 1 },
    );
  });

  it('are what the parser reads after any change to a good body', () => {
    const changed = fc
      .tuple(body, fc.array(fc.tuple(fc.nat(), fc.nat(3), word), { minLength: 1, maxLength: 3 }))
      .map(([xml, changes]) =>
        changes.reduce((text, [place, cut, insert]) => {
          const at = place % (text.length + 1);
          return text.slice(0, at) + insert + text.slice(at + cut);
        }, xml),
      );
    fc.assert(
      fc.property(changed, pieces, (xml, lengths) => {
        assert.equal(read(xml, lengths, true), read(xml, lengths, false), xml);
      }),
      { numRuns: Number(process.env['DELIVERY_DOCTOR_EXPLORE_RUNS'] ?? 4000), seed: 2 },
    );
  });

  it('give attributes that inherit nothing', () => {
    const reader = new TreeReader((depth) => (depth === 3 ? 'item' : 'descend'), LIMITS, false, ROWS);
    reader.write('<a><list><row constructor="1" __proto__="2"/></list></a>');
    const [item] = reader.take();
    assert.deepEqual(Object.keys(item?.attributes ?? {}), ['constructor', '__proto__']);
    assert.ok(item !== undefined && !('toString' in item.attributes));
  });

  it('are read once more from their beginning when they turn out to be unlike the row before', () => {
    const rows = [
      '<row id="1" label="2" x="3"/>',
      '<row id="a &amp; b" label="c" y="d &lt; e"/>',
      '<row id="a &amp; b" label="c" x="<"/>',
      '<row id="1" label="2" x="3"/>',
    ];
    for (const some of [rows.slice(0, 2), rows, [rows[1], rows[0], rows[1], rows[1]]]) {
      const xml = `<answer><list>${some.join('')}</list></answer>`;
      assert.equal(read(xml, [5000], true), read(xml, [5000], false), xml);
    }
  });
});
