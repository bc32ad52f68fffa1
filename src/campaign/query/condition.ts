import type { EpochMs } from '../../domain/delivery';
import { call, compare, Expression, key, number, path, pattern, text, time, type Comparison } from './expression';

/** What a row must be like: one expression, or several joined by AND (`all`) or OR (`any`). */
export type Condition =
  | { readonly kind: 'is'; readonly expression: Expression }
  | { readonly kind: 'all' | 'any'; readonly of: readonly Condition[] };

function is(expression: Expression): Condition {
  return { kind: 'is', expression };
}

/** Conditions on an attribute or link path. Values are escaped; a RangeError says that one cannot be sent. */
export const where = {
  all: (...of: readonly Condition[]): Condition => ({ kind: 'all', of }),
  any: (...of: readonly Condition[]): Condition => ({ kind: 'any', of }),
  number: (name: string, how: Comparison, value: number): Condition => is(compare(path(name), how, number(value))),
  text: (name: string, how: Comparison, value: string): Condition => is(compare(path(name), how, text(value))),
  time: (name: string, how: Comparison, value: EpochMs): Condition => is(compare(path(name), how, time(value))),
  key: (name: string, how: Comparison, id: string): Condition => is(compare(path(name), how, key(id))),
  contains: (name: string, value: string): Condition => is(like(name, pattern(value, { before: true, after: true }))),
  /** The same in any case of letters. */
  containsText: (name: string, value: string): Condition =>
    is(likeExpression(lower(path(name)), lower(pattern(value, { before: true, after: true })))),
  /** Equal in any case of letters. */
  isText: (name: string, value: string): Condition => is(compare(lower(path(name)), '=', lower(text(value)))),
  endsWith: (name: string, value: string): Condition => is(like(name, pattern(value, { before: true, after: false }))),
  startsWith: (name: string, value: string): Condition =>
    is(like(name, pattern(value, { before: false, after: true }))),
  /** Throws a RangeError for an empty list, which XTK has no way to say. */
  oneOf: (name: string, values: readonly number[]): Condition => is(inList(name, values.map(number), 'IN')),
  /** The row with one of these keys. Throws a RangeError for an empty list. */
  oneOfKeys: (name: string, ids: readonly string[]): Condition => is(inList(name, ids.map(key), 'IN')),
  /** One of these texts. Throws a RangeError for an empty list. */
  oneOfTexts: (name: string, values: readonly string[]): Condition => is(inList(name, values.map(text), 'IN')),
  noneOf: (name: string, values: readonly number[]): Condition => is(inList(name, values.map(number), 'NOT IN')),
  present: (name: string): Condition => is(suffixed(name, 'IS NOT NULL')),
  /** An expression of the caller's own making against another. */
  compare: (left: Expression, how: Comparison, right: Expression): Condition => is(compare(left, how, right)),
  missing: (name: string): Condition => is(suffixed(name, 'IS NULL')),
};

function like(name: string, wanted: Expression): Expression {
  return likeExpression(path(name), wanted);
}

function likeExpression(left: Expression, wanted: Expression): Expression {
  return new Expression(`${left.xtk} LIKE ${wanted.xtk}`, left.paths);
}

function lower(expression: Expression): Expression {
  return call('Lower', expression);
}

function suffixed(name: string, suffix: string): Expression {
  return new Expression(`${path(name).xtk} ${suffix}`, [name]);
}

function inList(name: string, values: readonly Expression[], how: string): Expression {
  if (values.length === 0) {
    throw new RangeError('an empty list');
  }
  return suffixed(name, `${how} (${values.map((value) => value.xtk).join(', ')})`);
}

/** Every attribute and link that a condition mentions. */
export function pathsOf(condition: Condition): readonly string[] {
  return condition.kind === 'is' ? condition.expression.paths : condition.of.flatMap(pathsOf);
}
