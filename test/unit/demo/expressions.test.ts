import assert from 'node:assert/strict';
import { parseExpression } from '../../../src/demo/query/parser';
import { Source } from '../../../src/demo/query/paths';
import { translate } from '../../../src/demo/query/translate';
import { requireSchema } from '../../../src/demo/schemas/registry';
import { SoapFault } from '../../../src/demo/soap/fault';

const NOW = Date.UTC(2026, 10, 23, 13);

function sqlOf(expression: string): { sql: string; params: readonly unknown[] } {
  const source = Source.root(requireSchema('nms:delivery'));
  const { sql, params } = translate(parseExpression(expression), source, { now: NOW });
  return { sql: `${sql}${source.joins()}`, params };
}

describe('XTK expressions', () => {
  const cases: readonly (readonly [string, string, readonly unknown[]])[] = [
    ['@state = 51', '(t0.iState = ?)', [51]],
    ["@state = '51'", '(t0.iState = CAST(? AS NUMERIC))', ['51']],
    ['@state != 95 and not @isModel', '((t0.iState <> ?) AND (NOT t0.iIsModel))', [95]],
    ["@label like '%week\\_%'", "(t0.sLabel LIKE ? ESCAPE '\\')", ['%week\\_%']],
    ["@label = 'it\\'s'", '(t0.sLabel = ?)', ["it's"]],
    ['[scheduling/@contactDate] > #2026-11-23 13:00:00Z#', '(t0.tsContact > ?)', [NOW]],
    ['[scheduling/@contactDate] >= #2026-11-23T14:00:00.500+01:00#', '(t0.tsContact >= ?)', [NOW + 500]],
    ['@state in (51, 55)', '(t0.iState IN (?, ?))', [51, 55]],
    ['@state not in (51)', '(t0.iState NOT IN (?))', [51]],
    ['[scheduling/@contactDate] is null', '((t0.tsContact IS NULL))', []],
    ['@label is not null', "(NOT (COALESCE(t0.sLabel, '') = ''))", []],
    ['GetDate()', '?', [NOW]],
    ['Iif(@state = 51, 1, 0)', '(CASE WHEN (t0.iState = ?) THEN ? ELSE ? END)', [51, 1, 0]],
    ["Case(When(@state = 51, 'a'), Else('b'))", '(CASE WHEN (t0.iState = ?) THEN ? ELSE ? END)', [51, 'a', 'b']],
    ["@label + '!'", "(COALESCE(t0.sLabel, '') || COALESCE(?, ''))", ['!']],
    ['1 + 2 * 3', '(? + (? * ?))', [1, 2, 3]],
    [
      '[@folder-id] = 3 or (@id < 4 and @id > -1)',
      '((t0.iFolderId = ?) OR ((t0.iDeliveryId < ?) AND (t0.iDeliveryId > (-?))))',
      [3, 4, 1],
    ],
    ['[folder/@id]', 't0.iFolderId', []],
    ['folder/@label', 't1.sLabel LEFT JOIN XtkFolder t1 ON t1.iFolderId = t0.iFolderId', []],
    [
      '[folder/parent/@label]',
      't2.sLabel LEFT JOIN XtkFolder t1 ON t1.iFolderId = t0.iFolderId LEFT JOIN XtkFolder t2 ON t2.iFolderId = t1.iParentId',
      [],
    ],
    ['TruncDate([scheduling/@contactDate], 60)', '(t0.tsContact - t0.tsContact % (? * 1000))', [60]],
  ];
  for (const [expression, sql, params] of cases) {
    it(expression, () => {
      assert.deepEqual(sqlOf(expression), { sql, params });
    });
  }

  for (const bad of [
    '@nothing',
    '[scheduling/@nothing]',
    'nolink/@id',
    '@state =',
    '@state = (51',
    "'open",
    'Foo(@id)',
    'Iif(1)',
    '#nodate#',
    '@a ~ 1',
  ]) {
    it(`refuses ${bad} with XTK-170036`, () => {
      assert.throws(
        () => sqlOf(bad),
        (error: unknown) => error instanceof SoapFault && error.message.startsWith('XTK-170036'),
      );
    });
  }
});
