import type { EnumerationValue, SchemasRepository } from '../instance';
import type { Schemas } from '../schema/schemas';

export function schemasRepository(live: Schemas): SchemasRepository {
  return {
    enumeration: async (schema, name, signal): Promise<readonly EnumerationValue[] | undefined> =>
      (await live.get(schema, signal))?.enumerations.get(name),
    methods: async (schema, signal) => (await live.get(schema, signal))?.methods,
  };
}
