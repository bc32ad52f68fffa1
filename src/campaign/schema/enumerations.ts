import type { EnumerationValue } from '../instance';
import type { Schemas } from './schemas';

/**
 * The values behind `@enum` of an attribute of a schema: `status`, or `nms:broadLog:status`, since enumerations may
 * belong to another schema. Undefined when there is none, or the instance does not show it; rejects with
 * the fault when it could not say.
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
  const own = await schemas.shown(schema, signal);
  const owner = parts.length === 3 ? await schemas.shown(parts.slice(0, 2).join(':'), signal) : own;
  return owner?.enumerations.get(name) ?? own?.enumerations.get(name);
}
