import type { DeliveryId } from '../../domain/delivery';
import { CampaignError, isCampaignError } from '../errors';
import type { DeliverySource, EnumerationValue, SourceAttribute, SourceNode } from '../instance';
import { where } from '../query/condition';
import type { EntityReader } from '../query/entityReader';
import { enumerationValues } from '../schema/enumerations';
import type { SchemaBranch, SchemaField } from '../schema/fields';
import type { Schemas } from '../schema/schemas';

const SCHEMA = 'nms:delivery';

/**
 * Attributes per call: a factory delivery has some hundreds, and one call for all of them would fail for one of them.
 */
const BATCH = 80;

/** Calls at most; what is not answered by then counts as refused. */
const MAX_CALLS = 60;

/** Faults that may be about one of the attributes asked for. */
const ABOUT_ATTRIBUTES = ['unknownAttribute', 'queryError', 'serverError'];

/** Everything that the instance lets us select of a delivery, as its compiled schema describes it. */
export class SourceReader {
  readonly #entities: EntityReader;
  readonly #schemas: Schemas;

  constructor(entities: EntityReader, schemas: Schemas) {
    this.#entities = entities;
    this.#schemas = schemas;
  }

  /**
   * Undefined when there is no such delivery. Rejects with `unknownSchema` when the instance does not show its schema.
   */
  async read(id: DeliveryId, signal: AbortSignal): Promise<DeliverySource | undefined> {
    const root = (await this.#schemas.read(SCHEMA, signal))?.fields();
    if (root === undefined) {
      throw new CampaignError({
        code: 'unknownSchema',
        doing: `GetEntityIfMoreRecent ${SCHEMA}`,
        facts: { schema: SCHEMA },
      });
    }
    const fields = fieldsOf(root);
    const values = await this.#values(
      id,
      fields.map((field) => field.path),
      signal,
    );
    if (values === undefined) {
      return undefined;
    }
    const enumerations = new Map<string, readonly EnumerationValue[] | undefined>();
    for (const { enumeration } of fields) {
      if (enumeration === undefined || enumerations.has(enumeration)) {
        continue;
      }
      enumerations.set(enumeration, await enumerationValues(this.#schemas, SCHEMA, enumeration, signal));
    }
    const refused = fields.map((field) => field.path).filter((path) => !values.has(path));
    return { id, root: nodeOf(root, values, enumerations), refused };
  }

  async #values(
    id: DeliveryId,
    paths: readonly string[],
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, string> | undefined> {
    const values = new Map<string, string>();
    let answers = false;
    const waiting: (readonly string[])[] = [];
    for (let at = 0; at < paths.length; at += BATCH) {
      waiting.push(paths.slice(at, at + BATCH));
    }
    for (let calls = 0; calls < MAX_CALLS; calls += 1) {
      const batch = waiting.shift();
      if (batch === undefined) {
        break;
      }
      try {
        const row = await this.#row(id, batch, signal);
        if (row === undefined) {
          return undefined;
        }
        for (const path of batch) {
          const value = row[path];
          if (value !== undefined) {
            values.set(path, value);
          }
        }
      } catch (error) {
        if (!isCampaignError(error) || !ABOUT_ATTRIBUTES.includes(error.code)) {
          throw error;
        }
        // A database that is down fails every query: only one that answers for the id refuses the attributes.
        answers ||= (await this.#row(id, [], signal)) !== undefined;
        // The fault does not say which attribute it is about: halve until only the guilty one is left out.
        const middle = Math.ceil(batch.length / 2);
        if (batch.length > 1) {
          waiting.push(batch.slice(0, middle), batch.slice(middle));
        }
      }
    }
    return values;
  }

  /**
   * One call; attributes that a fault names are left out by the entity reader. The id tells an absent row from an empty
   * one.
   */
  async #row(
    id: DeliveryId,
    paths: readonly string[],
    signal: AbortSignal,
  ): Promise<Readonly<Record<string, string | undefined>> | undefined> {
    const select: Readonly<Record<string, string>> = {
      ...Object.fromEntries(paths.map((path) => [path, path])),
      '@id': '@id',
    };
    const row = await this.#entities.one(
      { schema: SCHEMA, select, required: ['@id'], where: () => where.key('@id', '=', id) },
      signal,
    );
    const key = row?.['@id'] ?? '';
    return key === '' || key === '0' ? undefined : row;
  }
}

function fieldsOf(branch: SchemaBranch): SchemaField[] {
  return [...branch.fields, ...branch.branches.flatMap(fieldsOf)];
}

function nodeOf(
  branch: SchemaBranch,
  values: ReadonlyMap<string, string>,
  enumerations: ReadonlyMap<string, readonly EnumerationValue[] | undefined>,
): SourceNode {
  const attributes = branch.fields.flatMap(({ enumeration: reference, ...field }): SourceAttribute[] => {
    const value = values.get(field.path);
    if (value === undefined) {
      return [];
    }
    const enumeration = reference === undefined ? undefined : enumerations.get(reference);
    return [{ ...field, enumeration, value, valueLabel: enumeration?.find((item) => item.value === value)?.label }];
  });
  const children = branch.branches
    .map((child) => nodeOf(child, values, enumerations))
    .filter((child) => child.attributes.length + child.children.length > 0);
  return { name: branch.name, label: branch.label, description: branch.description, attributes, children };
}
