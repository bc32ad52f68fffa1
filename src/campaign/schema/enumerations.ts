import type { EnumerationValue } from '../instance';
import type { Schemas } from './schemas';

/**
 * The values behind `@enum` of an attribute of a schema: `status`, or `nms:broadLog:status`, since enumerations may
 * belong to another schema. Undefined when there is none, or it cannot be read.
 */
export async function enumerationValues(
  schemas: Schemas,
  schema: string,
  reference: string | undefined,
  signal: AbortSignal,
): Promise<readonly EnumerationValue[] | undefined> {
  if (reference === undefined) {
    return undefined;
  }
  const parts = reference.split(':');
  const name = parts.at(-1) ?? '';
  const own = await schemas.get(schema, signal);
  const owner = parts.length === 3 ? await schemas.get(parts.slice(0, 2).join(':'), signal) : own;
  return owner?.enumerations.get(name) ?? own?.enumerations.get(name);
}
