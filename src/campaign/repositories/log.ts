import * as z from 'zod/mini';
import { CampaignError } from '../errors';
import type { RetryPolicy } from '../http/retry';
import type { LogExtent, LogFilterPart, LogPosition, LogQuery, TailedLogRepository } from '../instance';
import { where, type Condition } from '../query/condition';
import type { Has, SelectedRow, Selection } from '../query/entityQuery';
import type { EntityReader } from '../query/entityReader';
import { call, path } from '../query/expression';
import { pages } from '../query/pager';
import type { OrderNode } from '../query/queryDef';
import { readRow, value } from '../values/row';
import { ifAvailable } from './ifAvailable';
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

const Extent = z.object({ count: value.code });

/** Rows per call: a page of messages is then about a megabyte. Adobe advises against much more. */
const PAGE_SIZE = 2000;

/** A log of one delivery, read by `@id` from the schema that its target mapping names. */
export class Log<Key extends string, Row extends { readonly id: string }> implements TailedLogRepository<Row> {
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
    const schema = (await this.#schemas.of(query.deliveryId, signal))[this.#kind.in];
    await this.#mustNarrow(schema, query, signal);
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

  newest(
    { deliveryId, beforeId }: { readonly deliveryId: string; readonly beforeId?: string },
    limit: number,
    signal: AbortSignal,
  ): Promise<readonly Row[]> {
    return this.#schemas.reading(this.#kind.in, deliveryId, signal, async (schema, until) => {
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
        until,
      );
      return rows.reverse().map((row) => this.#kind.read(row, `ExecuteQuery ${schema}`));
    });
  }

  lacking(query: LogQuery, signal: AbortSignal): Promise<readonly LogFilterPart[]> {
    return this.#schemas.reading(this.#kind.in, query.deliveryId, signal, async (schema, until) =>
      lackingParts(query, this.#kind.filters, await this.#entities.has(schema, until)).map(({ part }) => part),
    );
  }

  count(query: LogQuery, signal: AbortSignal): Promise<number> {
    return this.reading(query, signal, (schema, until) =>
      this.#entities.count(
        { schema, select: { id: '@id' }, required: ['id'] as const, where: this.condition(query) },
        until,
      ),
    );
  }

  async extent(query: LogQuery, signal: AbortSignal): Promise<LogExtent> {
    const extent = await ifAvailable(() => this.#extentInOne(query, signal));
    if (extent !== undefined) {
      return extent;
    }
    // An instance that cannot compute it is asked twice.
    const [newest] = await this.page(query, { from: 'last', limit: 1 }, signal);
    return { count: newest === undefined ? 0 : await this.count(query, signal), newestId: newest?.id };
  }

  #extentInOne(query: LogQuery, signal: AbortSignal): Promise<LogExtent> {
    return this.reading(query, signal, async (schema, until) => {
      const [row] = await this.#entities.all(
        {
          schema,
          select: { count: '@count', newestId: '@newest' },
          computed: { count: call('count', path('@id')), newestId: call('max', path('@id')) },
          required: ['count', 'newestId'],
          where: this.condition(query),
          lineCount: 1,
        },
        until,
      );
      const count = row === undefined ? 0 : readRow(Extent, row, `ExecuteQuery ${schema}`).count;
      return { count, newestId: count === 0 || row?.newestId === '' ? undefined : row?.newestId };
    });
  }

  page(query: LogQuery, { limit, from, skip, sort }: LogPosition, signal: AbortSignal): Promise<readonly Row[]> {
    const { select } = this.#kind;
    const orderBy = [...this.#sorted(sort, from), { expression: path(select.id), descending: from === 'last' }];
    return this.reading(query, signal, async (schema, until) => {
      const rows = await this.#entities.all(
        {
          schema,
          select,
          required: ['id'] as const,
          where: this.condition(query),
          orderBy,
          lineCount: limit,
          startLine: skip,
        },
        until,
      );
      if (from === 'last') {
        rows.reverse();
      }
      return rows.map((row) => this.#kind.read(row, `ExecuteQuery ${schema}`));
    });
  }

  /** Reads the log of a query's delivery, of which the schema must have what the query narrows by. */
  protected reading<T>(
    query: LogQuery,
    signal: AbortSignal,
    read: (schema: string, signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    return this.#schemas.reading(this.#kind.in, query.deliveryId, signal, async (schema, until) => {
      await this.#mustNarrow(schema, query, until);
      return read(schema, until);
    });
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

  /** A CampaignError `unknownAttribute` when a schema lacks what the query narrows by: never rows of another query. */
  async #mustNarrow(schema: string, query: LogQuery, signal: AbortSignal): Promise<void> {
    const [lacking] = lackingParts(query, this.#kind.filters, await this.#entities.has(schema, signal));
    if (lacking !== undefined) {
      throw new CampaignError({
        code: 'unknownAttribute',
        doing: `ExecuteQuery ${schema}`,
        facts: { attribute: lacking.attribute ?? lacking.part },
      });
    }
  }
}
