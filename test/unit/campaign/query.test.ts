import assert from 'node:assert/strict';
import fc from 'fast-check';
import { where } from '../../../src/campaign/query/condition';
import { call, key, number, path, pattern, text, time } from '../../../src/campaign/query/expression';
import { queryDefXml, type QueryDef } from '../../../src/campaign/query/queryDef';
import { soapEnvelope } from '../../../src/campaign/soap/envelope';
import { argument } from '../../../src/campaign/soap/argument';
import { DEFAULT_LIMITS } from '../../../src/campaign/limits';
import type { XmlElement } from '../../../src/campaign/xml/element';
import { isXmlText } from '../../../src/campaign/xml/escape';
import { TreeReader } from '../../../src/campaign/xml/treeReader';

const RUNS = 3000;

function parse(xml: string): XmlElement {
  const reader = new TreeReader(() => 'item', DEFAULT_LIMITS);
  reader.write(xml);
  reader.end();
  const [root] = reader.take();
  assert.ok(root);
  return root;
}

/**
 * Reads an XTK text as the server would: quoted pieces with backslash escapes, joined by `+`, `Char('36')` for a dollar.
 * Fails on anything that is left over, which would be a way out of the literal. Written apart from the client's code.
 */
function evaluate(xtk: string): string {
  const token = /^(?:'((?:[^\\']|\\[\s\S])*)'|(Char)\('36'\))/;
  let rest = xtk;
  let value = '';
  for (;;) {
    const match = token.exec(rest);
    assert.ok(match, `no literal at: ${rest}`);
    value += match[2] === undefined ? (match[1] ?? '').replace(/\\([\s\S])/g, '$1') : '$';
    rest = rest.slice(match[0].length);
    if (rest === '') {
      return value;
    }
    assert.ok(rest.startsWith(' + '), `left over: ${rest}`);
    rest = rest.slice(3);
  }
}

/** Texts made of what could do harm, and any others. */
const nasty = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        "'",
        '\\',
        '%',
        '_',
        '$',
        '$(',
        ')',
        '"',
        '<',
        '>',
        '&',
        '#',
        '[',
        ']',
        ' or 1=1',
        '@id',
        ' + ',
        "Char('36')",
        '\n',
        '\r',
        '\t',
        '\u0000',
        '\ud800',
        'é',
        '🙂',
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join('')),
);

describe('expressions', () => {
  it('write any text as one literal that means that text, or refuse it', () => {
    fc.assert(
      fc.property(nasty, (value) => {
        if (!isXmlText(value)) {
          assert.throws(() => text(value), RangeError);
          return;
        }
        const { xtk } = text(value);
        assert.equal(evaluate(xtk), value);
        assert.ok(!xtk.replaceAll("Char('36')", '').includes('$'));
      }),
      { numRuns: RUNS, seed: 1 },
    );
  });

  it('write a pattern that matches the text itself', () => {
    fc.assert(
      fc.property(nasty.filter(isXmlText), (value) => {
        // What LIKE gets to see keeps a backslash before what it should take literally.
        const seen = pattern(value, { before: true, after: true }).xtk.replaceAll(/^'%|%'$/g, "'");
        const { length } = value.match(/[%_]/g) ?? [];
        assert.equal((seen.match(/\\[%_]/g) ?? []).length, length);
        assert.equal(evaluate(seen), value);
      }),
      { numRuns: RUNS, seed: 2 },
    );
  });

  it('put paths into brackets where XTK wants them, and take nothing else for a path', () => {
    assert.equal(path('@label').xtk, '@label');
    assert.equal(path('@delivery-id').xtk, '[@delivery-id]');
    assert.equal(path('mapping/storage/@broadLogSchema').xtk, '[mapping/storage/@broadLogSchema]');
    for (const evil of [
      '',
      '@',
      '@a b',
      "@a'",
      '@a] or [@b',
      'a//b',
      '/a',
      '@a/',
      '@a=1',
      '../@a',
      '@a\n',
      'Iif(1,2,3)',
    ]) {
      assert.throws(() => path(evil), RangeError, evil);
    }
  });

  it('write numbers, keys, dates in UTC and calls', () => {
    assert.equal(number(-3).xtk, '-3');
    assert.equal(number(0.1).xtk, '0.100000');
    assert.throws(() => number(Number.NaN), RangeError);
    assert.throws(() => number(Infinity), RangeError);
    assert.equal(key('1234567890123456789').xtk, '1234567890123456789');
    assert.equal(key('0b21b04c-1a7c-4d6a-9a3f-6f0f0a5a5f10').xtk, "'0b21b04c-1a7c-4d6a-9a3f-6f0f0a5a5f10'");
    assert.equal(key('1 or 1=1').xtk, "'1 or 1=1'");
    assert.equal(time(Date.UTC(2026, 8, 12, 17, 13, 39, 507)).xtk, '#2026-09-12T17:13:39.507Z#');
    assert.equal(call('Iif', path('@a'), number(1), number(2)).xtk, 'Iif(@a, 1, 2)');
    assert.deepEqual(call('count', path('@id')).paths, ['@id']);
    assert.throws(() => call("x('", number(1)), RangeError);
  });
});

describe('queryDef', () => {
  it('keeps its shape whatever the values are', () => {
    fc.assert(
      fc.property(nasty.filter(isXmlText), nasty.filter(isXmlText), fc.string(), (label, address, id) => {
        if (!isXmlText(id)) {
          return;
        }
        const query: QueryDef = {
          schema: 'nms:delivery',
          operation: 'select',
          select: [{ expression: path('@id') }],
          where: where.all(
            where.text('@label', '=', label),
            where.any(where.contains('@address', address), where.key('@id', '<', id)),
          ),
        };
        const call = {
          urn: 'xtk:queryDef',
          method: 'ExecuteQuery',
          doing: '',
          effect: 'read' as const,
          arguments: [argument.document('document', queryDefXml(query))],
        };
        const root = parse(soapEnvelope(call, 'token'));
        const names = (element: XmlElement): string => `${element.name}(${element.children.map(names).join(' ')})`;
        assert.equal(
          names(root),
          'Envelope(Body(ExecuteQuery(sessiontoken() document(queryDef(select(node()) where(condition(condition() condition(condition() condition()))))))))',
        );
        const outer = root.children[0]?.children[0]?.children[1]?.children[0]?.children[1]?.children[0];
        const expression = outer?.children[0]?.attributes['expr'] ?? '';
        assert.ok(expression.startsWith('@label = '));
        assert.equal(evaluate(expression.slice('@label = '.length)), label);
      }),
      { numRuns: RUNS, seed: 3 },
    );
  });

  it('joins conditions with the next one beside them, brackets by nesting', () => {
    const xml = queryDefXml({
      schema: 'nms:delivery',
      operation: 'count',
      select: [],
      where: where.all(
        where.number('@state', '=', 45),
        where.any(where.missing('@a'), where.oneOf('@b', [1, 2])),
        where.noneOf('@c', [3]),
      ),
    });
    assert.equal(
      xml,
      '<queryDef schema="nms:delivery" operation="count" xtkschema="xtk:queryDef"><select></select><where><condition>' +
        '<condition boolOperator="AND" expr="@state = 45"/><condition boolOperator="AND"><condition boolOperator="OR" expr="@a IS NULL"/>' +
        '<condition expr="@b IN (1, 2)"/></condition><condition expr="@c NOT IN (3)"/></condition></where></queryDef>',
    );
  });

  it('writes order, groups, aliases and limits', () => {
    const xml = queryDefXml({
      schema: 'nms:delivery',
      operation: 'select',
      select: [
        { expression: path('@state'), groupBy: true },
        { expression: call('count', path('@id')), alias: '@count' },
      ],
      orderBy: [{ expression: path('scheduling/@contactDate'), descending: true }],
      lineCount: 20,
      distinct: true,
    });
    assert.match(xml, /lineCount="20" distinct="true"/);
    assert.match(xml, /<node expr="@state" groupBy="true"\/><node expr="count\(@id\)" alias="@count"\/>/);
    assert.match(xml, /<orderBy><node expr="\[scheduling\/@contactDate\]" sortDesc="true"\/><\/orderBy>/);
    assert.throws(() => queryDefXml({ schema: 'x" y="', operation: 'count', select: [] }), RangeError);
  });

  it('has no way to say an empty list', () => {
    assert.throws(() => where.oneOf('@state', []), RangeError);
  });
});
