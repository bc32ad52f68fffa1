import { CampaignError } from '../errors';
import { escapeXml } from '../xml/escape';
import type { Condition } from './condition';
import type { Expression } from './expression';

export interface SelectNode {
  readonly expression: Expression;
  /** XPath of the value in the row, `@count`; without one the value comes back under its own path. */
  readonly alias?: `@${string}`;
  readonly groupBy?: boolean;
}

export interface OrderNode {
  readonly expression: Expression;
  readonly descending?: boolean;
}

export type Operation = 'select' | 'getIfExists' | 'count';

/** A query as `xtk:queryDef#ExecuteQuery` takes it (docs/campaign/soap.md). */
export interface QueryDef {
  readonly schema: string;
  readonly operation: Operation;
  readonly select: readonly SelectNode[];
  readonly where?: Condition;
  readonly orderBy?: readonly OrderNode[];
  /** Rows at most. The server's own default is 200. */
  readonly lineCount?: number;
  /** Rows to leave out before the first; the server has to walk over them, so it is for jumps, not for paging. */
  readonly startLine?: number;
  readonly distinct?: boolean;
}

const SCHEMA = /^[A-Za-z_][\w-]*:[A-Za-z_][\w-]*$/;

/** True for the name of a schema such as `nms:delivery`. */
export function isSchemaName(name: string): boolean {
  return SCHEMA.test(name);
}

/** The `<queryDef>` element. Throws a RangeError for a schema name that is none. */
export function queryDefXml(query: QueryDef): string {
  if (!isSchemaName(query.schema)) {
    throw new RangeError('not a schema name');
  }
  const attributes = [
    `schema="${query.schema}"`,
    `operation="${query.operation}"`,
    query.lineCount === undefined ? '' : `lineCount="${Math.floor(query.lineCount)}"`,
    query.startLine === undefined || query.startLine === 0 ? '' : `startLine="${Math.floor(query.startLine)}"`,
    query.distinct === true ? 'distinct="true"' : '',
    'xtkschema="xtk:queryDef"',
  ];
  const select = query.select.map(selectXml).join('');
  const where = query.where === undefined ? '' : `<where>${conditionXml(query.where)}</where>`;
  const order = (query.orderBy ?? []).map(orderXml).join('');
  return (
    `<queryDef ${attributes.filter((attribute) => attribute !== '').join(' ')}><select>${select}</select>${where}` +
    `${order === '' ? '' : `<orderBy>${order}</orderBy>`}</queryDef>`
  );
}

function selectXml(node: SelectNode): string {
  const alias = node.alias === undefined ? '' : ` alias="${escapeXml(node.alias)}"`;
  return `<node expr="${escapeXml(node.expression.xtk)}"${alias}${node.groupBy === true ? ' groupBy="true"' : ''}/>`;
}

function orderXml(node: OrderNode): string {
  return `<node expr="${escapeXml(node.expression.xtk)}"${node.descending === true ? ' sortDesc="true"' : ''}/>`;
}

/** `boolOperator` joins a condition with the next one beside it; nesting is the brackets. */
function conditionXml(condition: Condition, operator?: 'AND' | 'OR'): string {
  const join = operator === undefined ? '' : ` boolOperator="${operator}"`;
  if (condition.kind === 'is') {
    return `<condition${join} expr="${escapeXml(condition.expression.xtk)}"/>`;
  }
  const inner = condition.kind === 'all' ? 'AND' : 'OR';
  const children = condition.of.map((child, at) =>
    conditionXml(child, at < condition.of.length - 1 ? inner : undefined),
  );
  return `<condition${join}>${children.join('')}</condition>`;
}

/**
 * What `build` makes of somebody's values. Its RangeError, for a value that cannot be sent such as a control character,
 * becomes a `queryError`.
 */
export function sendable<T>(schema: string, build: () => T): T {
  try {
    return build();
  } catch (error) {
    if (!(error instanceof RangeError)) {
      throw error;
    }
    throw new CampaignError({ code: 'queryError', doing: `ExecuteQuery ${schema}`, facts: { reason: error.message } });
  }
}
