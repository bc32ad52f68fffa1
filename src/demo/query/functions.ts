import type { XtkType } from '../schemas/types';
import type { Expression } from './expression';
import { parserFault } from './faults';
import { isText, type Sql } from './sql';

const DAY = 86_400_000;

type Translate = (part: Expression) => Sql;

/** SQL of a function from the SQL of its arguments, in order; `type` says what it gives. */
interface SimpleFunction {
  readonly min: number;
  readonly max: number;
  readonly type: XtkType | 'first' | 'second';
  readonly sql: (...args: string[]) => string;
}

function simple(type: SimpleFunction['type'], min: number, sql: SimpleFunction['sql'], max = min): SimpleFunction {
  return { min, max, type, sql };
}

const datePart = (format: string) =>
  simple('long', 1, (date) => `CAST(strftime('${format}', ${date} / 1000, 'unixepoch') AS INTEGER)`);
const addTime = (ms: number) => simple('datetime', 2, (date, count) => `(${date} + ${count} * ${ms})`);
const addCalendar = (unit: string) =>
  simple(
    'datetime',
    2,
    (date, count) => `(CAST(strftime('%s', ${date} / 1000, 'unixepoch', ${count} || ' ${unit}') AS INTEGER) * 1000)`,
  );
const difference = (ms: number) =>
  simple('long', 2, (later, earlier) => `CAST((${later} - ${earlier}) / ${ms} AS INTEGER)`);

/** Functions whose arguments appear once each and in order, so that parameters keep their places. */
const SIMPLE: Readonly<Record<string, SimpleFunction>> = {
  count: simple('int64', 0, (value = '*') => `COUNT(${value})`, 1),
  countdistinct: simple('int64', 1, (value) => `COUNT(DISTINCT ${value})`),
  sum: simple('first', 1, (value) => `SUM(${value})`),
  avg: simple('double', 1, (value) => `AVG(${value})`),
  min: simple('first', 1, (value) => `MIN(${value})`),
  max: simple('first', 1, (value) => `MAX(${value})`),
  iif: simple('second', 3, (test, yes, no) => `(CASE WHEN ${test} THEN ${yes} ELSE ${no} END)`),
  coalesce: simple(
    'first',
    1,
    (...values) => (values.length === 1 ? (values[0] ?? 'NULL') : `COALESCE(${values.join(', ')})`),
    16,
  ),
  lower: simple('string', 1, (text) => `LOWER(${text})`),
  upper: simple('string', 1, (text) => `UPPER(${text})`),
  trim: simple('string', 1, (text) => `TRIM(${text})`),
  length: simple('long', 1, (text) => `LENGTH(${text})`),
  substring: simple('string', 2, (...args) => `SUBSTR(${args.join(', ')})`, 3),
  left: simple('string', 2, (text, size) => `SUBSTR(${text}, 1, ${size})`),
  char: simple('string', 1, (code) => `CHAR(${code})`),
  tointeger: simple('long', 1, (value) => `CAST(${value} AS INTEGER)`),
  tolong: simple('long', 1, (value) => `CAST(${value} AS INTEGER)`),
  todouble: simple('double', 1, (value) => `CAST(${value} AS REAL)`),
  tostring: simple('string', 1, (value) => `CAST(${value} AS TEXT)`),
  todatetime: simple('datetime', 1, (value) => value),
  todate: simple('date', 1, (date) => `(${date} / ${DAY} * ${DAY})`),
  abs: simple('first', 1, (value) => `ABS(${value})`),
  round: simple('double', 2, (value, digits) => `ROUND(${value}, ${digits})`),
  floor: simple('long', 1, (value) => `CAST(FLOOR(${value}) AS INTEGER)`),
  ceil: simple('long', 1, (value) => `CAST(CEIL(${value}) AS INTEGER)`),
  // a/b, and 0 where b is 0: Adobe's percent() and div().
  percent: simple('double', 2, (part, whole) => `COALESCE(CAST(${part} AS REAL) / NULLIF(${whole}, 0), 0)`),
  div: simple('double', 2, (part, whole) => `COALESCE(CAST(${part} AS REAL) / NULLIF(${whole}, 0), 0)`),
  dateonly: simple('date', 1, (date) => `(${date} / ${DAY} * ${DAY})`),
  truncdate: simple('datetime', 2, (date, seconds) => `(${date} - ${date} % (${seconds} * 1000))`),
  adddays: addTime(DAY),
  addhours: addTime(3_600_000),
  addminutes: addTime(60_000),
  addseconds: addTime(1000),
  addmonths: addCalendar('months'),
  addyears: addCalendar('years'),
  daysdiff: difference(DAY),
  hoursdiff: difference(3_600_000),
  minutesdiff: difference(60_000),
  secondsdiff: difference(1000),
  year: datePart('%Y'),
  month: datePart('%m'),
  day: datePart('%d'),
  weekday: datePart('%w'),
  hour: datePart('%H'),
  minute: datePart('%M'),
  second: datePart('%S'),
};

const AGGREGATES = new Set(['count', 'countdistinct', 'sum', 'avg', 'min', 'max']);

/** Whether an expression aggregates rows. */
export function isAggregate(expression: Expression): boolean {
  switch (expression.kind) {
    case 'call':
      return AGGREGATES.has(expression.name) || expression.args.some(isAggregate);
    case 'binary':
      return isAggregate(expression.left) || isAggregate(expression.right);
    case 'not':
    case 'negate':
    case 'isNull':
      return isAggregate(expression.operand);
    case 'in':
      return isAggregate(expression.operand);
    case 'number':
    case 'string':
    case 'boolean':
    case 'date':
    case 'path':
      return false;
  }
}

/** Translates a call; undefined when there is no such function. Throws XTK-170036 on a wrong number of arguments. */
export function callFunction(
  name: string,
  args: readonly Expression[],
  translate: Translate,
  now: number,
): Sql | undefined {
  if (name === 'getdate') {
    return { sql: '?', params: [now], type: 'datetime' };
  }
  if (name === 'case') {
    return caseWhen(args, translate);
  }
  const known = Object.hasOwn(SIMPLE, name) ? SIMPLE[name] : undefined;
  return known === undefined ? undefined : apply(known, name, args, translate);
}

function apply(known: SimpleFunction, name: string, args: readonly Expression[], translate: Translate): Sql {
  if (args.length < known.min || args.length > known.max) {
    throw parserFault(`${name}()`);
  }
  const parts = args.map(translate);
  const sql = known.sql(...parts.map((part) => part.sql));
  return { sql, params: parameters(sql, parts), type: resultType(known, name, parts) };
}

/** Parameters in the order in which the SQL uses them; an argument used twice brings its own twice. */
function parameters(sql: string, parts: readonly Sql[]): Sql['params'] {
  const once = parts.flatMap((part) => part.params);
  const places = sql.split('?').length - 1;
  const first = parts[0];
  return places > once.length && first !== undefined ? [...first.params, ...once] : once;
}

function resultType(known: SimpleFunction, name: string, parts: readonly Sql[]): XtkType {
  if (known.type === 'first') {
    const first = parts[0]?.type ?? 'long';
    return name === 'sum' && first !== 'double' ? 'int64' : first;
  }
  return known.type === 'second' ? (parts[1]?.type ?? 'long') : known.type;
}

/** `Case(When(test, value), …, Else(value))`. */
function caseWhen(args: readonly Expression[], translate: Translate): Sql {
  let sql = 'CASE';
  const params: Sql['params'][number][] = [];
  let type: XtkType | undefined;
  for (const arg of args) {
    if (arg.kind !== 'call') {
      throw parserFault('Case()');
    }
    const parts = arg.args.map(translate);
    const [first, second] = parts;
    if (arg.name === 'when' && first !== undefined && second !== undefined) {
      sql += ` WHEN ${first.sql} THEN ${second.sql}`;
    } else if (arg.name === 'else' && first !== undefined) {
      sql += ` ELSE ${first.sql}`;
    } else {
      throw parserFault('Case()');
    }
    const value = parts.at(-1);
    if (value !== undefined && (type === undefined || isText(value.type))) {
      type = value.type;
    }
    params.push(...parts.flatMap((part) => part.params));
  }
  return { sql: `(${sql} END)`, params, type: type ?? 'long' };
}
