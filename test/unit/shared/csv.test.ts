import assert from 'node:assert/strict';
import fc from 'fast-check';
import { csvCell, csvLine } from '../../../src/shared/format/csv';

describe('CSV', () => {
  it('keeps numbers plain, leaves an unknown value empty and quotes what must be quoted', () => {
    assert.equal(csvLine([1234.5, undefined, 'a,b', 'say "no"', true]), '1234.5,,"a,b","say ""no""",true\r\n');
    assert.equal(csvCell('a;b', ';'), '"a;b"');
    assert.equal(csvCell('a;b'), 'a;b');
    assert.equal(csvCell(NaN), '');
  });

  it('keeps a negative number a number', () => {
    assert.equal(csvCell(-3), '-3');
  });

  for (const evil of ['=1+1', '+33', '-2', '@SUM(A1)', '\t=1', '\r=1', ' =cmd|x', '\uFF1D1']) {
    it(`defuses ${JSON.stringify(evil)}`, () => {
      assert.match(csvCell(evil), /^"?'/);
    });
  }

  it('can be read back by a reader of RFC 4180, whatever the text', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 5 }), (texts) => {
        const read = parse(csvLine(texts));
        assert.equal(read.length, texts.length);
        read.forEach((cell, index) => {
          assert.ok(cell === texts[index] || cell === `'${texts[index] ?? ''}`);
        });
      }),
    );
  });

  it('never lets a cell begin with what a spreadsheet calculates', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        assert.doesNotMatch(parse(csvLine([text]))[0] ?? '', /^\s*[=+\-@]/);
      }),
    );
  });
});

/** A minimal reader of one line, written from RFC 4180 and not from our writer. */
function parse(line: string): string[] {
  assert.ok(line.endsWith('\r\n'));
  const cells: string[] = [];
  let rest = line.slice(0, -2);
  for (;;) {
    if (rest.startsWith('"')) {
      let end = 1;
      while (rest[end] !== '"' || rest[end + 1] === '"') {
        end += rest[end] === '"' ? 2 : 1;
      }
      cells.push(rest.slice(1, end).replaceAll('""', '"'));
      rest = rest.slice(end + 1);
    } else {
      const comma = rest.indexOf(',');
      cells.push(comma === -1 ? rest : rest.slice(0, comma));
      rest = comma === -1 ? '' : rest.slice(comma);
    }
    if (!rest.startsWith(',')) {
      return cells;
    }
    rest = rest.slice(1);
  }
}
