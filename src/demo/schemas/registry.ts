import * as campaigns from './campaigns';
import { delivery } from './delivery';
import { address, broadLog, broadLogMsg, broadLogRcp, deliveryPart, excludeLogRcp, jobLog } from './logs';
import * as platform from './platform';
import { Schema } from './schema';
import * as tracking from './tracking';
import type { AttributeDefinition, EnumerationDefinition, SchemaDefinition } from './types';

const methodsOnly = (id: string, label: string, extra: Partial<SchemaDefinition> = {}): SchemaDefinition => ({
  id,
  label,
  labelSingular: label,
  attributes: [],
  ...extra,
});

/** Schemas that have no rows but carry methods. */
const SERVICES: readonly SchemaDefinition[] = [
  methodsOnly('xtk:session', 'Session', { implements: 'xtk:persist' }),
  methodsOnly('xtk:persist', 'Persistence'),
  methodsOnly('xtk:queryDef', 'Queries'),
  methodsOnly('xtk:schema', 'Schemas'),
  methodsOnly('xtk:jobInterface', 'Job interface'),
  methodsOnly('nl:monitoring', 'Monitoring'),
];

const SCHEMAS: ReadonlyMap<string, Schema> = new Map(
  [
    delivery,
    broadLogRcp,
    broadLog,
    broadLogMsg,
    excludeLogRcp,
    address,
    jobLog,
    deliveryPart,
    ...Object.values(tracking),
    ...Object.values(platform),
    ...Object.values(campaigns),
    ...SERVICES,
  ].map((definition) => [definition.id, new Schema(definition)]),
);

export function schemas(): readonly Schema[] {
  return [...SCHEMAS.values()];
}

export function findSchema(id: string): Schema | undefined {
  return SCHEMAS.get(id);
}

/** A schema that the demo's own code names. */
export function requireSchema(id: string): Schema {
  const schema = SCHEMAS.get(id);
  if (schema === undefined) {
    throw new Error(`There is no schema ${id}.`);
  }
  return schema;
}

/** The enumeration of an attribute, its own schema's or another's. */
export function enumerationOf(schema: Schema, attribute: AttributeDefinition): EnumerationDefinition | undefined {
  const name = attribute.enumeration;
  if (name === undefined) {
    return undefined;
  }
  const parts = name.split(':');
  if (parts.length === 1) {
    return schema.enumerations.get(name);
  }
  return findSchema(parts.slice(0, 2).join(':'))?.enumerations.get(parts[2] ?? '');
}
