import { valueAt, type XmlElement } from '../xml/element';
import { noteAsked } from './askedPaths';
import type { Condition } from './condition';
import { path, type Expression } from './expression';
import { sendable, type Operation, type OrderNode, type QueryDef, type SelectNode } from './queryDef';

/**
 * The values that a repository selects of each row: its own name for a value → the XTK path, `scheduling/@contactDate`.
 */
export type Selection<Key extends string> = Readonly<Record<Key, string>>;

/** A row as asked for: undefined where the instance does not have the attribute or did not send it. */
export type SelectedRow<Key extends string> = Readonly<Record<Key, string | undefined>>;

/** Says of a path whether a query may use it on this instance. */
export type Has = (path: string) => boolean;

export interface EntityQuery<Key extends string> {
  readonly schema: string;
  readonly select: Selection<Key>;
  /** Conditions; those on attributes that the instance lacks may be left out by asking `has`. */
  readonly where?: (has: Has) => Condition;
  readonly orderBy?: readonly OrderNode[];
  readonly lineCount?: number;
  /** See QueryDef. */
  readonly startLine?: number;
  /** Values that the instance computes; their path is the alias (`@count`) under which the value comes back. */
  readonly computed?: Readonly<Partial<Record<NoInfer<Key>, Expression>>>;
  /** Those by whose values rows are gathered into one. */
  readonly groupBy?: readonly NoInfer<Key>[];
  /** Those without which a row is worth nothing: their absence is an error. */
  readonly required: readonly NoInfer<Key>[];
  /** Is sent at once while the schema is on its way, for attributes that hardly an instance lacks. */
  readonly beforeSchema?: boolean;
}

/** The query to send, and how its rows are read. */
export function planOf<Key extends string>(
  query: EntityQuery<Key>,
  operation: Operation,
  has: Has,
): { query: QueryDef; read: (row: XmlElement) => SelectedRow<Key> } {
  noteAsked(
    query.schema,
    query.required.flatMap((key) => pathsOfValue(query, key)),
    true,
  );
  const available = (key: Key): boolean => pathsOfValue(query, key).every(has);
  const keys = (Object.keys(query.select) as Key[]).filter((key) => query.required.includes(key) || available(key));
  const select = keys
    .filter((key, at) => keys.findIndex((other) => query.select[other] === query.select[key]) === at)
    .map((key) => selectNode(query, key));
  const steps = keys.map((key) => [key, query.select[key].split('/')] as const);
  const read = (row: XmlElement): SelectedRow<Key> => {
    const values: Partial<Record<Key, string>> = {};
    for (const [key, at] of steps) {
      values[key] = valueAt(row, at);
    }
    return values as SelectedRow<Key>;
  };
  const condition = sendable(query.schema, () => query.where?.(has));
  const orderBy = query.orderBy?.filter((node) => node.expression.paths.every(has));
  return {
    query: {
      schema: query.schema,
      operation,
      select,
      where: condition,
      orderBy,
      lineCount: query.lineCount,
      startLine: query.startLine,
    },
    read,
  };
}

/** The attributes that a selected value is read from. */
export function pathsOfValue<Key extends string>(query: EntityQuery<Key>, key: Key): readonly string[] {
  const computed: Expression | undefined = query.computed?.[key];
  return computed?.paths ?? [query.select[key]];
}

function selectNode<Key extends string>(query: EntityQuery<Key>, key: Key): SelectNode {
  const name = query.select[key];
  const computed = query.computed?.[key];
  const groupBy = query.groupBy?.includes(key);
  return computed === undefined
    ? { expression: path(name), groupBy }
    : { expression: computed, alias: name as `@${string}`, groupBy };
}
