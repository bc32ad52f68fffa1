import { CampaignError } from '../errors';
import type { RetryPolicy } from '../http/retry';
import type { LogFilterPart, LogPosition, LogQuery, TailedLogRepository } from '../instance';
import { where, type Condition } from '../query/condition';
import type { EntityReader, Has, SelectedRow, Selection } from '../query/entityReader';
import { path } from '../query/expression';
import { pages } from '../query/pager';
import type { OrderNode } from '../query/queryDef';
import { lackingParts, logCondition, type LogFilters } from './logFilter';
import type { LogSchemaFinder, LogSchemas } from './logSchemas';

/** What makes one log different from another. */
export interface LogKind<Key extends string, Row> {
  readonly in: keyof LogSchemas;
  readonly select: Selection<Key | 'id'>;
  /** The paths that rows can be narrowed by, where the log has them. */
  readonly filters: LogFilters;
  read(row: SelectedRow<Key | 'id'>, doing: string): Row;
}

/** Rows per call: a page of messages is then about a megabyte. Adobe advises against much more. */
const PAGE_SIZE = 2000;

/** A log of one delivery, read by `@id` from the schema that its target mapping names. */
export class Log<Key extends string, Row> implements TailedLogRepository<Row> {
  readonly #kind: LogKind<Key, Row>;
  readonly #entities: EntityReader;
  readonly #schemas: LogSchemaFinder;
  readonly #retry: RetryPolicy;

  constructor(kind: LogKind<Key, Row>, entities: EntityReader, schemas: LogSchemaFinder, retry: RetryPolicy) {
    this.#kind = kind;
    this.#entities = entities;
    this.#schemas = schemas;
    this.#retry = retry;
  }

  async *rows(query: LogQuery, signal: AbortSignal): AsyncGenerator<Row, void> {
    for await (const batch of this.batches(query, signal)) {
      yield* batch;
    }
  }

  async *batches(query: LogQuery, signal: AbortSignal): AsyncGenerator<readonly Row[], void> {
    const schema = await this.#schemaFor(query, signal);
    const doing = `ExecuteQuery ${schema}`;
    const paged = {
      schema,
      select: this.#kind.select,
      required: ['id'] as const,
      where: (has: Has) => logCondition(query, this.#kind.filters, has),
      by: [{ name: 'id', as: 'key' }] as const,
      pageSize: query.pageSize ?? PAGE_SIZE,
      after: query.afterId === undefined ? undefined : [query.afterId],
    };
    for await (const batch of pages(this.#entities, paged, this.#retry, signal)) {
      yield batch.map((row) => this.#kind.read(row, doing));
    }
  }

  async newest(
    { deliveryId, beforeId }: { readonly deliveryId: string; readonly beforeId?: string },
    limit: number,
    signal: AbortSignal,
  ): Promise<readonly Row[]> {
    const schema = (await this.#schemas.of(deliveryId, signal))[this.#kind.in];
    const above = beforeId === undefined ? [] : [where.key('@id', '<', beforeId)];
    const rows = await this.#entities.all(
      {
        schema,
        select: this.#kind.select,
        required: ['id'],
        where: () => where.all(where.key('@delivery-id', '=', deliveryId), ...above),
        orderBy: [{ expression: path('@id'), descending: true }],
        lineCount: limit,
      },
      signal,
    );
    return rows.reverse().map((row) => this.#kind.read(row, `ExecuteQuery ${schema}`));
  }

  async lacking(query: LogQuery, signal: AbortSignal): Promise<readonly LogFilterPart[]> {
    const schema = (await this.#schemas.of(query.deliveryId, signal))[this.#kind.in];
    return lackingParts(query, this.#kind.filters, await this.#entities.has(schema, signal)).map(({ part }) => part);
  }

  async count(query: LogQuery, signal: AbortSignal): Promise<number> {
    const schema = await this.#schemaFor(query, signal);
    const counted = { schema, select: { id: '@id' }, required: ['id'] as const, where: this.condition(query) };
    return this.#entities.count(counted, signal);
  }

  async page(query: LogQuery, { limit, from, skip, sort }: LogPosition, signal: AbortSignal): Promise<readonly Row[]> {
    const schema = await this.#schemaFor(query, signal);
    const { select } = this.#kind;
    const rows = await this.#entities.all(
      {
        schema,
        select,
        required: ['id'] as const,
        where: this.condition(query),
        orderBy: [...this.#sorted(sort, from), { expression: path(select.id), descending: from === 'last' }],
        lineCount: limit,
        startLine: skip,
      },
      signal,
    );
    if (from === 'last') {
      rows.reverse();
    }
    return rows.map((row) => this.#kind.read(row, `ExecuteQuery ${schema}`));
  }

  /** What a page is ordered by before the id; read from the end, everything is the other way round. */
  #sorted(sort: LogPosition['sort'], from: LogPosition['from']): OrderNode[] {
    if (sort === undefined) {
      return [];
    }
    const attribute = new Map(Object.entries<string>(this.#kind.select)).get(sort.by);
    if (attribute === undefined) {
      throw new RangeError(`a log cannot be sorted by ${sort.by}`);
    }
    return [{ expression: path(attribute), descending: sort.descending !== (from === 'last') }];
  }

  /** What a row must be like, as far as this instance can be asked. */
  protected condition(query: LogQuery): (has: Has) => Condition {
    return (has) =>
      where.all(
        logCondition(query, this.#kind.filters, has),
        ...(query.afterId === undefined ? [] : [where.key('@id', '>', query.afterId)]),
      );
  }
  /**
   * The schema to ask; a CampaignError `unknownAttribute` when it lacks what the query narrows by, never rows of
   * another query.
   */
  async #schemaFor(query: LogQuery, signal: AbortSignal): Promise<string> {
    const schema = (await this.#schemas.of(query.deliveryId, signal))[this.#kind.in];
    const [lacking] = lackingParts(query, this.#kind.filters, await this.#entities.has(schema, signal));
    if (lacking !== undefined) {
      throw new CampaignError({
        code: 'unknownAttribute',
        doing: `ExecuteQuery ${schema}`,
        facts: { attribute: lacking.attribute ?? lacking.part },
      });
    }
    return schema;
  }
}
