import { findSchema } from '../schemas/registry';
import type { Schema } from '../schemas/schema';
import { SoapFault } from '../soap/fault';
import { toNumber, type SqlValue, type Store } from '../store/store';
import { translateCondition, type Piece } from './conditions';
import { deliveryMemo } from './deliveryMemo';
import { queryFault, unknownPath, unknownSchema } from './faults';
import { parseExpression } from './parser';
import { Source } from './paths';
import type { QueryDef } from './queryDef';
import { rowWriter } from './rowWriter';
import { MEMO, readSelection, type Column, type Selection } from './select';
import { translate, type TranslationContext } from './translate';

/** Rows of a nested collection at most. */
const NESTED_LINES = 1000;

interface Statement {
  readonly sql: string;
  readonly params: readonly SqlValue[];
  readonly selection: Selection;
}

/** Runs a query and writes its answer as XML, the way each operation answers (protocol facts, section 4). */
export function executeQuery(store: Store, query: QueryDef, context: TranslationContext): string {
  const schema = findSchema(query.schema);
  if (schema?.definition.table === undefined) {
    throw unknownSchema(query.schema);
  }
  if (query.operation === 'count') {
    return `<${schema.name} count="${count(store, schema, query, context)}"/>`;
  }
  if (query.select.length === 0) {
    throw queryFault('XTK-170013 The query selects nothing.');
  }
  const rows = readRows(store, schema, query, context);
  if (query.operation === 'select') {
    return `<${schema.name}-collection>${rows.join('')}</${schema.name}-collection>`;
  }
  const row = rows[0];
  if (row !== undefined) {
    return row;
  }
  if (query.operation === 'getIfExists') {
    return `<${schema.name}/>`;
  }
  throw new SoapFault({
    message: "SOP-330011 Error while executing the method 'ExecuteQuery' of service 'xtk:queryDef'.",
    detail: `XTK-170019 No record found for the query on schema '${schema.id}'.`,
    faultCode: 'SOAP-ENV:Server',
  });
}

/** The SQL that a query becomes, its values written into it: what `BuildQuery` answers. */
export function querySql(store: Store, query: QueryDef, context: TranslationContext): string {
  const schema = findSchema(query.schema);
  if (schema?.definition.table === undefined) {
    throw unknownSchema(query.schema);
  }
  const { sql, params } = buildSelect(store, Source.root(schema), query, context);
  let at = 0;
  // The texts of values are in no SQL yet, so that every question mark stands for one.
  return sql.replace(/\?/g, () => literal(params[at++] ?? null));
}

function literal(value: SqlValue): string {
  if (value === null) {
    return 'NULL';
  }
  return typeof value === 'number' ? String(value) : `'${String(value).replaceAll("'", "''")}'`;
}

function readRows(store: Store, schema: Schema, query: QueryDef, context: TranslationContext): string[] {
  const source = Source.root(schema);
  const statement = buildSelect(store, source, query, context);
  const write = rowWriter(schema.name, statement.selection.columns);
  const keyIndex = statement.selection.columns.length;
  const rows: string[] = [];
  store.scan(statement.sql, statement.params, (row) => {
    const nested = statement.selection.nested.map(({ linkName, node }) => {
      if (linkName === MEMO) {
        return deliveryMemo(store, toNumber(row[keyIndex]));
      }
      const link = schema.links.get(linkName);
      return link === undefined ? '' : nestedRows(store, source, linkName, toNumber(row[keyIndex]), node, context);
    });
    rows.push(write(row, nested.join('')));
  });
  return rows;
}

/** `<node expr="trackingUrl"><node expr="@label"/></node>`: the link's rows of one row, without a wrapper. */
function nestedRows(
  store: Store,
  source: Source,
  linkName: string,
  key: number,
  node: QueryDef['select'][number],
  context: TranslationContext,
): string {
  const link = source.schema.links.get(linkName);
  if (link === undefined) {
    throw unknownPath(linkName, source.schema);
  }
  const target = source.targetOf(link);
  const inner = Source.root(target);
  const selection = readSelection(node.nodes.length > 0 ? node.nodes : [{ ...node, expr: target.key }], inner, context);
  const tie = inner.locate(source.schema.joinOf(link, target).destination).sql ?? '';
  const where = translateCondition(node.where, inner, context);
  const sql =
    `SELECT ${columnsSql(selection.columns)} FROM ${inner.from()} WHERE ${tie} = ?` +
    `${where === undefined ? '' : ` AND ${where.sql}`} LIMIT ${NESTED_LINES}`;
  const write = rowWriter(node.alias || linkName, selection.columns);
  let xml = '';
  store.scan(sql, [...selection.columns.flatMap(({ params }) => params), key, ...(where?.params ?? [])], (row) => {
    xml += write(row);
  });
  return xml;
}

function columnsSql(columns: readonly Column[]): string {
  return columns.map(({ sql }) => sql).join(', ');
}

function buildSelect(store: Store, source: Source, query: QueryDef, context: TranslationContext): Statement {
  const selection = readSelection(query.select, source, context);
  const key = source.schema.attributes.get(source.schema.key);
  const nestedKey = selection.nested.length > 0 && key !== undefined ? `, ${source.column(key)}` : '';
  const where = translateCondition(query.where, source, context);
  const groups = groupColumns(selection.columns, query, source, context);
  const having = translateCondition(query.having, source, context);
  const order = query.orderBy.map((node) => ({
    ...translate(parseExpression(node.expr), source, context),
    desc: node.sortDesc,
  }));
  const limit = query.operation === 'select' ? query.lineCount : 1;
  const sql =
    `SELECT ${query.distinct ? 'DISTINCT ' : ''}${columnsSql(selection.columns)}${nestedKey} FROM ${source.from(groups.sql === '' ? orderIndex(store, source, query, where) : undefined)}` +
    (where === undefined ? '' : ` WHERE ${where.sql}`) +
    (groups.sql === '' ? '' : ` GROUP BY ${groups.sql}`) +
    (having === undefined ? '' : ` HAVING ${having.sql}`) +
    (order.length === 0 ? '' : ` ORDER BY ${order.map((item) => item.sql + (item.desc ? ' DESC' : '')).join(', ')}`) +
    ` LIMIT ${limit} OFFSET ${query.startLine}`;
  const params = [
    ...selection.columns.flatMap((column) => column.params),
    ...(where?.params ?? []),
    ...groups.params,
    ...(having?.params ?? []),
    ...order.flatMap((item) => item.params),
  ];
  return { sql, params, selection };
}

/** Matches from which on it is quicker to walk the rows in the wanted order than to gather and sort them. */
const MANY = 2000;

/** SQLite cannot know how many rows a condition leaves, so it is asked: the first page of a long list must not sort it all. */
function orderIndex(store: Store, source: Source, query: QueryDef, where: Piece | undefined): string | undefined {
  const first = query.orderBy[0]?.expr.replace(/^\[|\]$/g, '') ?? '';
  const index = source.schema.definition.orderIndexes?.[first];
  if (index === undefined || query.lineCount > MANY) {
    return undefined;
  }
  let matches = 0;
  const filter = where === undefined ? '' : ` WHERE ${where.sql}`;
  store.scan(
    `SELECT COUNT(*) FROM (SELECT 1 FROM ${source.from()}${filter} LIMIT ${MANY})`,
    where?.params ?? [],
    (row) => {
      matches = toNumber(row[0]);
    },
  );
  return matches === MANY ? index : undefined;
}

/** GROUP BY: nodes marked so, those of `<groupBy>`; without either, the plain columns beside an aggregate. */
function groupColumns(columns: readonly Column[], query: QueryDef, source: Source, context: TranslationContext) {
  const marked = columns.map((column, index) => ({ column, index })).filter(({ column }) => column.groupBy);
  const extra = query.groupBy.map((node) => translate(parseExpression(node.expr), source, context));
  const sql = [...marked.map(({ index }) => String(index + 1)), ...extra.map((item) => item.sql)].join(', ');
  return { sql, params: extra.flatMap((item) => item.params) };
}

function count(store: Store, schema: Schema, query: QueryDef, context: TranslationContext): number {
  const source = Source.root(schema);
  const where = translateCondition(query.where, source, context);
  let total = 0;
  store.scan(
    `SELECT COUNT(*) FROM ${source.from()}${where === undefined ? '' : ` WHERE ${where.sql}`}`,
    where?.params ?? [],
    (row) => {
      total = toNumber(row[0]);
    },
  );
  return total;
}
