import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatDateTime, parseDateLiteral } from '../../../src/demo/query/dates';
import { parseExpression } from '../../../src/demo/query/parser';
import { Source } from '../../../src/demo/query/paths';
import { translate } from '../../../src/demo/query/translate';
import { requireSchema } from '../../../src/demo/schemas/registry';
import { openSqlite, Store } from '../../../src/demo/store/store';
import { createTables } from '../../../src/demo/store/tables';
import { element, textOf, type XmlElement } from '../../../src/demo/xml/element';
import { parseXml } from '../../../src/demo/xml/parse';
import { writeXml } from '../../../src/demo/xml/write';

const ROW = { '@id': 7, '@state': 51, '[indicators/@success]': 12 } as const;

/** An expression as text, and its value worked out by JavaScript. */
interface Sample {
  readonly text: string;
  readonly value: number;
}

const number: fc.Arbitrary<Sample> = fc.integer({ min: 0, max: 99 }).map((value) => ({ text: String(value), value }));
const path: fc.Arbitrary<Sample> = fc.constantFrom(...Object.entries(ROW)).map(([text, value]) => ({ text, value }));

const { sum } = fc.letrec<{ sum: Sample; test: Sample }>((tie) => ({
  sum: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'e' },
    number,
    path,
    fc.tuple(tie('sum'), fc.constantFrom('+', '-', '*'), tie('sum')).map(([a, operator, b]) => ({
      text: `(${a.text} ${operator} ${b.text})`,
      value: operator === '+' ? a.value + b.value : operator === '-' ? a.value - b.value : a.value * b.value,
    })),
    tie('sum').map((a) => ({ text: `(-${a.text})`, value: -a.value })),
    fc
      .tuple(tie('test'), tie('sum'), tie('sum'))
      .map(([c, a, b]) => ({ text: `Iif(${c.text}, ${a.text}, ${b.text})`, value: c.value === 0 ? b.value : a.value })),
  ),
  test: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'e' },
    fc.tuple(tie('sum'), fc.constantFrom('=', '<>', '<', '>', '<=', '>='), tie('sum')).map(([a, operator, b]) => {
      const holds = {
        '=': a.value === b.value,
        '<>': a.value !== b.value,
        '<': a.value < b.value,
        '>': a.value > b.value,
        '<=': a.value <= b.value,
        '>=': a.value >= b.value,
      };
      return { text: `${a.text} ${operator} ${b.text}`, value: Number(holds[operator]) };
    }),
    fc.tuple(tie('test'), fc.constantFrom('and', 'or'), tie('test')).map(([a, operator, b]) => ({
      text: `(${a.text}) ${operator} (${b.text})`,
      value: Number(operator === 'and' ? a.value !== 0 && b.value !== 0 : a.value !== 0 || b.value !== 0),
    })),
    tie('test').map((a) => ({ text: `not (${a.text})`, value: Number(a.value === 0) })),
    fc.tuple(tie('sum'), fc.array(number, { minLength: 1, maxLength: 4 })).map(([a, list]) => ({
      text: `${a.text} in (${list.map(({ text }) => text).join(', ')})`,
      value: Number(list.some(({ value }) => value === a.value)),
    })),
  ),
}));

describe('demo: properties', () => {
  let store: Store;
  before(async () => {
    store = new Store(await openSqlite());
    createTables(store);
    store.run('INSERT INTO NmsDelivery (iDeliveryId, iState, iSuccess, sLabel) VALUES (7, 51, 12, ?)', ['label']);
  });
  after(() => {
    store.close();
  });

  const evaluate = (text: string): unknown => {
    const source = Source.root(requireSchema('nms:delivery'));
    const { sql, params } = translate(parseExpression(text), source, { now: 0 });
    let result: unknown;
    store.scan(`SELECT ${sql} FROM ${source.from()}`, params, ([value]) => {
      result = value;
    });
    return result;
  };

  it('SQLite makes of an expression what JavaScript makes of it', () => {
    fc.assert(
      fc.property(sum, ({ text, value }) => {
        assert.equal(evaluate(text), value === 0 ? 0 : value);
      }),
      { numRuns: 400 },
    );
  });

  it('any text survives a literal', () => {
    fc.assert(
      fc.property(
        fc.string().filter((text) => !/[%_]/.test(text) && !text.includes('\0')),
        (text) => {
          assert.equal(evaluate(`'${text.replace(/['\\]/g, '\\$&')}' + ''`), text);
        },
      ),
    );
  });

  it('no expression, however odd, does anything but give a value or a fault', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (text) => {
        try {
          evaluate(text);
        } catch (error) {
          assert.ok(error instanceof Error);
          if (error.name !== 'SoapFault') {
            assert.match(error.message, /integer overflow|too (large|complex)|aggregate/i, `${text}: ${error.message}`);
          }
        }
      }),
      { numRuns: 600 },
    );
  });

  it('dates come back as they were written', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1970-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
        (date) => {
          assert.equal(formatDateTime(date.getTime()), date.toISOString().replace('T', ' '));
          assert.equal(parseDateLiteral(formatDateTime(date.getTime())), date.getTime());
          assert.equal(parseDateLiteral(date.toISOString()), date.getTime());
        },
      ),
    );
  });

  it('XML comes back as it was written, whatever is in it', () => {
    const safe = fc.string().map((text) => text.replace(/(?![\n\t])\p{Cc}/gu, '').replace(/[\ufffe\uffff]/g, ''));
    const { node } = fc.letrec<{ node: XmlElement }>((tie) => ({
      node: fc
        .tuple(
          fc.constantFrom('a', 'b-c', 'ns'),
          safe,
          safe,
          fc.oneof(
            { maxDepth: 3, depthIdentifier: 'xml' },
            fc.constant([]),
            fc.array(tie('node'), { maxLength: 3, depthIdentifier: 'xml' }),
          ),
        )
        .map(([name, attribute, text, children]) =>
          element(name, { x: attribute }, [...(text === '' ? [] : [text]), ...children]),
        ),
    }));
    fc.assert(
      fc.property(node, (written) => {
        const read = parseXml(writeXml(written));
        assert.equal(textOf(read), textOf(written));
        assert.equal(writeXml(read), writeXml(written));
        assert.equal(read.attributes['x'], written.attributes['x']);
      }),
    );
  });
});
