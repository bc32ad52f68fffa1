import type { XtkType } from '../schemas/types';
import type { BinaryOperator, Expression } from './expression';
import { parserFault } from './faults';
import { callFunction } from './functions';
import { parseExpression } from './parser';
import type { Source } from './paths';
import { isText, type Sql } from './sql';

export interface TranslationContext {
  /** The instance's time, for GetDate(). */
  readonly now: number;
}

const COMPARING: ReadonlySet<BinaryOperator> = new Set([
  '=',
  '<>',
  '<',
  '>',
  '<=',
  '>=',
  'like',
  'not like',
  'and',
  'or',
]);

/** Makes SQL of an expression whose paths start at `source`. */
export function translate(expression: Expression, source: Source, context: TranslationContext): Sql {
  const inner = (part: Expression): Sql => translate(part, source, context);
  switch (expression.kind) {
    case 'number':
      return { sql: '?', params: [expression.value], type: Number.isInteger(expression.value) ? 'long' : 'double' };
    case 'string':
      return { sql: '?', params: [expression.value], type: 'string' };
    case 'boolean':
      return { sql: expression.value ? '1' : '0', params: [], type: 'boolean' };
    case 'date':
      return { sql: '?', params: [expression.value], type: 'datetime' };
    case 'path':
      return translatePath(expression.path, source, context);
    case 'not':
      return wrap(inner(expression.operand), (sql) => `(NOT ${sql})`, 'boolean');
    case 'negate':
      return wrap(inner(expression.operand), (sql) => `(-${sql})`);
    case 'binary':
      return binary(expression.operator, inner(expression.left), inner(expression.right));
    case 'isNull':
      return isNull(inner(expression.operand), expression.negated);
    case 'in':
      return inList(inner(expression.operand), expression.list.map(inner), expression.negated);
    case 'call': {
      const result = callFunction(expression.name, expression.args, inner, context.now);
      if (result === undefined) {
        throw parserFault(`${expression.name}()`);
      }
      return result;
    }
  }
}

function wrap(operand: Sql, make: (sql: string) => string, type = operand.type): Sql {
  return { sql: make(operand.sql), params: operand.params, type };
}

function translatePath(path: string, source: Source, context: TranslationContext): Sql {
  const { attribute, sql, source: owner } = source.locate(path);
  if (sql !== undefined) {
    return { sql, params: [], type: attribute.type, attribute };
  }
  const computed = translate(parseExpression(attribute.expr ?? ''), owner, context);
  return { sql: `(${computed.sql})`, params: computed.params, type: attribute.type, attribute };
}

/** A number written as text beside a number, as clients do (`@state = '51'`), compares as a number. */
function alignTypes(left: Sql, right: Sql): [Sql, Sql] {
  if (isText(left.type) === isText(right.type)) {
    return [left, right];
  }
  const cast = (item: Sql): Sql =>
    isText(item.type) ? { ...item, sql: `CAST(${item.sql} AS NUMERIC)`, type: 'double' } : item;
  return [cast(left), cast(right)];
}

function binary(operator: BinaryOperator, first: Sql, second: Sql): Sql {
  const params = [...first.params, ...second.params];
  if (operator === 'like' || operator === 'not like') {
    return { sql: `(${first.sql} ${operator.toUpperCase()} ${second.sql} ESCAPE '\\')`, params, type: 'boolean' };
  }
  if (operator === '+' && (isText(first.type) || isText(second.type))) {
    return { sql: `(COALESCE(${first.sql}, '') || COALESCE(${second.sql}, ''))`, params, type: 'string' };
  }
  if (operator === '/') {
    return { sql: `(CAST(${first.sql} AS REAL) / ${second.sql})`, params, type: 'double' };
  }
  if (COMPARING.has(operator)) {
    const [left, right] = operator === 'and' || operator === 'or' ? [first, second] : alignTypes(first, second);
    return { sql: `(${comparable(left)} ${operator.toUpperCase()} ${comparable(right)})`, params, type: 'boolean' };
  }
  return { sql: `(${first.sql} ${operator} ${second.sql})`, params, type: arithmeticType(first.type, second.type) };
}

/** Empty and missing text are one to Campaign; outer joins give NULL. */
function comparable(item: Sql): string {
  return item.attribute !== undefined && isText(item.type) && item.sql.includes('.') && !item.sql.startsWith('t0.')
    ? `COALESCE(${item.sql}, '')`
    : item.sql;
}

function arithmeticType(left: XtkType, right: XtkType): XtkType {
  if (left === 'datetime' || left === 'date') {
    return left;
  }
  return left === 'double' || right === 'double' ? 'double' : 'long';
}

function isNull(operand: Sql, negated: boolean): Sql {
  const not = negated ? 'NOT ' : '';
  const sql = isText(operand.type) ? `${not}(COALESCE(${operand.sql}, '') = '')` : `${not}(${operand.sql} IS NULL)`;
  return { sql: `(${sql})`, params: operand.params, type: 'boolean' };
}

function inList(operand: Sql, list: readonly Sql[], negated: boolean): Sql {
  const items = list.map((item) => alignTypes(operand, item)[1].sql).join(', ');
  return {
    sql: `(${operand.sql} ${negated ? 'NOT ' : ''}IN (${items}))`,
    params: [...operand.params, ...list.flatMap((item) => item.params)],
    type: 'boolean',
  };
}
