import { attribute, childElements, firstChild, localName, type XmlElement } from '../xml/element';
import { queryFault } from './faults';

export type Operation = 'select' | 'get' | 'getIfExists' | 'count';

/** A `<node>` of select, orderBy or groupBy. */
export interface QueryNode {
  readonly expr: string;
  readonly alias: string;
  readonly analyze: boolean;
  readonly groupBy: boolean;
  readonly sortDesc: boolean;
  /** Nested nodes: a link's own selection. */
  readonly nodes: readonly QueryNode[];
  readonly where?: Condition;
}

/** A `<condition>`, or the `<where>` around them. */
export interface Condition {
  readonly expr: string;
  readonly joinNext: 'AND' | 'OR';
  readonly setOperator: string;
  readonly conditions: readonly Condition[];
  readonly subQuery?: XmlElement;
}

export interface QueryDef {
  readonly schema: string;
  readonly operation: Operation;
  readonly lineCount: number;
  readonly startLine: number;
  readonly distinct: boolean;
  readonly select: readonly QueryNode[];
  readonly where?: Condition;
  readonly having?: Condition;
  readonly orderBy: readonly QueryNode[];
  readonly groupBy: readonly QueryNode[];
}

/** Rows of a select that names no `lineCount`. */
const DEFAULT_LINES = 200;

function isTrue(value: string): boolean {
  return value === 'true' || (Number.parseInt(value, 10) || 0) !== 0;
}

function readNode(node: XmlElement): QueryNode {
  const where = firstChild(node, 'where');
  return {
    expr: attribute(node, 'expr'),
    alias: attribute(node, 'alias'),
    analyze: isTrue(attribute(node, 'analyze')),
    groupBy: isTrue(attribute(node, 'groupBy')),
    sortDesc: isTrue(attribute(node, 'sortDesc')),
    nodes: readNodes(node),
    where: where === undefined ? undefined : readCondition(where),
  };
}

function readNodes(parent: XmlElement | undefined): QueryNode[] {
  return parent === undefined
    ? []
    : childElements(parent)
        .filter((child) => localName(child) === 'node')
        .map(readNode);
}

function readCondition(node: XmlElement): Condition {
  const join = attribute(node, 'boolOperator') || attribute(node, 'bool-operator') || 'AND';
  return {
    expr: attribute(node, 'expr'),
    joinNext: join.toUpperCase() === 'OR' ? 'OR' : 'AND',
    setOperator: attribute(node, 'setOperator').toUpperCase(),
    conditions: childElements(node)
      .filter((child) => localName(child) === 'condition' && !isTrue(attribute(child, 'ignore')))
      .map(readCondition),
    subQuery: firstChild(node, 'subQuery'),
  };
}

function readOperation(text: string): Operation {
  switch (text) {
    case 'select':
    case 'get':
    case 'count':
    case 'getIfExists':
      return text;
    case 'getIfExist':
      return 'getIfExists';
    case '':
      return 'select';
    default:
      throw queryFault(`XTK-170008 Unknown operation '${text}'.`);
  }
}

/** Reads a `<queryDef>` or `<subQuery>`. Throws a fault on an operation that does not exist. */
export function readQueryDef(node: XmlElement): QueryDef {
  const lines = Number.parseInt(attribute(node, 'lineCount'), 10);
  const start = Number.parseInt(attribute(node, 'startLine'), 10);
  const where = firstChild(node, 'where');
  const having = firstChild(node, 'having');
  return {
    schema: attribute(node, 'schema'),
    operation: readOperation(attribute(node, 'operation')),
    lineCount: lines > 0 ? lines : DEFAULT_LINES,
    startLine: start > 0 ? start : 0,
    distinct: isTrue(attribute(node, 'distinct')),
    select: readNodes(firstChild(node, 'select')),
    where: where === undefined ? undefined : readCondition(where),
    having: having === undefined ? undefined : readCondition(having),
    orderBy: readNodes(firstChild(node, 'orderBy')),
    groupBy: readNodes(firstChild(node, 'groupBy')),
  };
}
