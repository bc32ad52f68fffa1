import { enumerationOf } from '../schemas/registry';
import type { EnumerationDefinition, XtkType } from '../schemas/types';
import { isAggregate } from './functions';
import { parseExpression } from './parser';
import type { Source } from './paths';
import type { QueryNode } from './queryDef';
import type { Sql } from './sql';
import { translate, type TranslationContext } from './translate';

/** Stands for the record's memo among the nested selections. */
export const MEMO = Symbol('data');

/** One column of the answer: its SQL, and where its value goes in the row's element. */
export interface Column extends Sql {
  /** `@id`, `scheduling/@contactDate`, `content/html/source`. */
  readonly target: string;
  readonly enumeration?: EnumerationDefinition;
  readonly aggregate: boolean;
  readonly groupBy: boolean;
}

/** A nested collection of a row, read with a query of its own per row; or its memo. */
export interface NestedSelection {
  readonly linkName: string | typeof MEMO;
  readonly node: QueryNode;
}

export interface Selection {
  readonly columns: readonly Column[];
  readonly nested: readonly NestedSelection[];
}

/** Works out the columns of `<select>`. Throws XTK-170036 for what the schema lacks. */
export function readSelection(
  nodes: readonly QueryNode[],
  source: Source,
  context: TranslationContext,
  prefix = '',
): Selection {
  const columns: Column[] = [];
  const nested: NestedSelection[] = [];
  for (const [index, node] of nodes.entries()) {
    if (node.expr === 'data' && prefix === '' && source.schema.definition.memo === true) {
      nested.push({ linkName: MEMO, node });
      continue;
    }
    const link = /^\w+$/.test(node.expr) ? source.linkAt(node.expr)?.link : undefined;
    if (link === undefined) {
      columns.push(readColumn(node, source, context, prefix, columns.length + index));
    } else if (link.many === true) {
      nested.push({ linkName: link.name, node });
    } else {
      const inner = node.nodes.length > 0 ? node.nodes : linkSummary(source, link.name);
      const followed = readSelection(inner, source.follow(link), context, `${prefix}${node.alias || link.name}/`);
      columns.push(...followed.columns);
      nested.push(...followed.nested);
    }
  }
  return { columns, nested };
}

/** What a link gives when it is selected as a whole: its key and `_cs`, which is what a list would show of it. */
function linkSummary(source: Source, name: string): QueryNode[] {
  const link = source.schema.links.get(name);
  const target = link === undefined ? undefined : source.targetOf(link);
  const node = (expr: string, alias: string): QueryNode => ({
    expr,
    alias,
    analyze: false,
    groupBy: false,
    sortDesc: false,
    nodes: [],
  });
  return target === undefined
    ? []
    : [node(target.key, target.key), node(target.definition.computeString ?? '@label', '@_cs')];
}

function readColumn(
  node: QueryNode,
  source: Source,
  context: TranslationContext,
  prefix: string,
  index: number,
): Column {
  const expression = parseExpression(node.expr);
  const translated = translate(expression, source, context);
  const path = expression.kind === 'path' ? expression.path.replace(/^\.?\//, '') : `@expr${index}`;
  const owner = expression.kind === 'path' && node.analyze ? source.locate(expression.path) : undefined;
  return {
    ...translated,
    target: prefix + (node.alias === '' ? path : node.alias.replace(/^\[|\]$/g, '')),
    enumeration: owner === undefined ? undefined : enumerationOf(owner.source.schema, owner.attribute),
    aggregate: isAggregate(expression),
    groupBy: node.groupBy,
  };
}

/** Text of a value as Campaign writes it; missing numbers are 0, missing dates and texts are empty. */
export function formatterOf(type: XtkType): 'text' | 'number' | 'datetime' | 'date' {
  switch (type) {
    case 'string':
    case 'memo':
      return 'text';
    case 'datetime':
      return 'datetime';
    case 'date':
      return 'date';
    case 'byte':
    case 'short':
    case 'long':
    case 'int64':
    case 'double':
    case 'boolean':
      return 'number';
  }
}
