import type { QueryDef, QueryNode } from '../query/queryDef';
import { queryFault, unknownPath, unknownSchema } from '../query/faults';
import { tokenize } from '../query/tokens';
import { findSchema } from '../schemas/registry';
import { SoapFault } from '../soap/fault';

/** What an instance lacks that the demo could answer. */
export interface Limits {
  /** Schemas that it does not describe to anybody. */
  readonly hidden: ReadonlySet<string>;
  /** Schemas whose rows it does not give, with the code that reading them ends in. */
  readonly refused: ReadonlyMap<string, string>;
  /** Attributes that it does not have, by schema. */
  readonly missing: ReadonlyMap<string, ReadonlySet<string>>;
  /** `nms:delivery#ExecCommand`. */
  readonly methods: ReadonlySet<string>;
  /** Options that it does not have. */
  readonly options: readonly string[];
}

/** Lacks nothing. */
export const NO_LIMITS: Limits = {
  hidden: new Set(),
  refused: new Map(),
  missing: new Map(),
  methods: new Set(),
  options: [],
};

const OF_EVENTS = ['nms:rtEvent', 'nms:batchEvent'];

/** Has no events: they come with the package of transactional messages. */
export const NO_EVENTS: Limits = {
  ...NO_LIMITS,
  hidden: new Set(OF_EVENTS),
  refused: new Map(OF_EVENTS.map((schema) => [schema, 'unknownSchema'])),
};

/** Answers as an instance does that lacks what a query asks for. */
export function refuseWhatIsMissing({ refused, missing }: Limits, query: QueryDef): void {
  const code = refused.get(query.schema);
  if (code === 'missingRight') {
    throw new SoapFault({
      message: 'XSV-350009 You do not have the rights required for this operation.',
      detail: `Reading of '${query.schema}' is not allowed.`,
    });
  }
  if (code === 'unknownSchema') {
    throw unknownSchema(query.schema);
  }
  if (code !== undefined) {
    throw queryFault(`XTK-170013 The query on '${query.schema}' cannot be executed.`);
  }
  const lacks = missing.get(query.schema);
  const schema = findSchema(query.schema);
  if (lacks === undefined || schema === undefined) {
    return;
  }
  for (const expression of expressionsOf(query)) {
    const asked = pathsOf(expression).find((path) => lacks.has(path));
    if (asked !== undefined) {
      throw unknownPath(asked, schema);
    }
  }
}

function pathsOf(expression: string): readonly string[] {
  return tokenize(expression).flatMap((token) => (token.kind === 'path' || token.kind === 'word' ? [token.text] : []));
}

function expressionsOf({ select, orderBy, groupBy, where, having }: QueryDef): readonly string[] {
  const ofNode = ({ expr, nodes }: QueryNode): readonly string[] => [expr, ...nodes.flatMap(ofNode)];
  const ofCondition = (condition: QueryDef['where']): readonly string[] =>
    condition === undefined ? [] : [condition.expr, ...condition.conditions.flatMap(ofCondition)];
  return [...[...select, ...orderBy, ...groupBy].flatMap(ofNode), ...ofCondition(where), ...ofCondition(having)].filter(
    (expression) => expression !== '',
  );
}
