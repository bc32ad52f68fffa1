import type { AttributeDefinition, XtkType } from '../schemas/types';
import type { SqlValue } from '../store/store';

/** A piece of SQL with its parameters in order, and the XTK type of its value. */
export interface Sql {
  readonly sql: string;
  readonly params: readonly SqlValue[];
  readonly type: XtkType;
  /** The attribute, when the expression is one: decides enumeration labels and names. */
  readonly attribute?: AttributeDefinition;
}

const TEXT: ReadonlySet<XtkType> = new Set(['string', 'memo']);

export function isText(type: XtkType): boolean {
  return TEXT.has(type);
}
