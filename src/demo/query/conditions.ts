import { findSchema } from '../schemas/registry';
import { parserFault, queryFault, unknownPath, unknownSchema } from './faults';
import { parseExpression } from './parser';
import type { Source } from './paths';
import { readQueryDef, type Condition } from './queryDef';
import type { Sql } from './sql';
import { translate, type TranslationContext } from './translate';

/** SQL of a condition with its parameters. */
export type Piece = Pick<Sql, 'sql' | 'params'>;

const join = (sql: string, pieces: readonly Piece[]): Piece => ({
  sql,
  params: pieces.flatMap((piece) => piece.params),
});

/** SQL of a `<where>` or `<having>`; undefined when it says nothing. */
export function translateCondition(
  condition: Condition | undefined,
  source: Source,
  context: TranslationContext,
): Piece | undefined {
  if (condition === undefined) {
    return undefined;
  }
  if (condition.setOperator !== '') {
    return translateSet(condition, source, context);
  }
  const own = condition.expr === '' ? undefined : translate(parseExpression(condition.expr), source, context);
  const nested = translateList(condition.conditions, source, context);
  const pieces = [own, nested].filter((piece) => piece !== undefined);
  if (pieces.length === 0) {
    return undefined;
  }
  return join(pieces.map(({ sql }) => `(${sql})`).join(' AND '), pieces);
}

/** Siblings: each one's operator ties it to the next. */
function translateList(
  conditions: readonly Condition[],
  source: Source,
  context: TranslationContext,
): Piece | undefined {
  const pieces: Piece[] = [];
  let sql = '';
  let operator = '';
  for (const condition of conditions) {
    const piece = translateCondition(condition, source, context);
    if (piece === undefined) {
      continue;
    }
    sql += operator === '' ? piece.sql : ` ${operator} ${piece.sql}`;
    operator = condition.joinNext;
    pieces.push(piece);
  }
  return pieces.length === 0 ? undefined : join(sql, pieces);
}

function translateSet(condition: Condition, source: Source, context: TranslationContext): Piece {
  switch (condition.setOperator) {
    case 'EXISTS':
    case 'NOT EXISTS':
      return condition.subQuery === undefined
        ? linkExists(condition, source, context)
        : queryExists(condition, source, context);
    case 'IN':
    case 'NOT IN':
      return inQuery(condition, source, context);
    default:
      throw queryFault(`XTK-170009 Unknown set operator '${condition.setOperator}'.`);
  }
}

/** `<condition expr="broadLog" setOperator="EXISTS"><condition …/></condition>`: rows of the link that fit. */
function linkExists(condition: Condition, source: Source, context: TranslationContext): Piece {
  const found = source.linkAt(condition.expr);
  if (found === undefined) {
    throw unknownPath(condition.expr, source.schema);
  }
  const target = found.source.targetOf(found.link);
  const inner = source.subQuery(target);
  const tie = found.source.joinCondition(found.link, target, inner.alias);
  const nested = translateList(condition.conditions, inner, context);
  const where = nested === undefined ? tie : `${tie} AND (${nested.sql})`;
  return {
    sql: `${condition.setOperator} (SELECT 1 FROM ${inner.from()} WHERE ${where})`,
    params: nested?.params ?? [],
  };
}

function subSelect(condition: Condition, source: Source, context: TranslationContext, columns: boolean): Piece {
  if (condition.subQuery === undefined) {
    throw parserFault(condition.expr);
  }
  const query = readQueryDef(condition.subQuery);
  const schema = findSchema(query.schema);
  if (schema?.definition.table === undefined) {
    throw unknownSchema(query.schema);
  }
  const inner = source.subQuery(schema);
  const node = query.select[0];
  const selected =
    columns && node !== undefined ? translate(parseExpression(node.expr), inner, context) : { sql: '1', params: [] };
  const where = translateCondition(query.where, inner, context);
  const filter = where === undefined ? '' : ` WHERE ${where.sql}`;
  return {
    sql: `(SELECT ${selected.sql} FROM ${inner.from()}${filter})`,
    params: [...selected.params, ...(where?.params ?? [])],
  };
}

function queryExists(condition: Condition, source: Source, context: TranslationContext): Piece {
  const inner = subSelect(condition, source, context, false);
  return { sql: `${condition.setOperator} ${inner.sql}`, params: inner.params };
}

function inQuery(condition: Condition, source: Source, context: TranslationContext): Piece {
  const left = translate(parseExpression(condition.expr), source, context);
  const inner = subSelect(condition, source, context, true);
  return join(`${left.sql} ${condition.setOperator} ${inner.sql}`, [left, inner]);
}
