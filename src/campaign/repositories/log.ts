import type { RetryPolicy } from '../http/retry';
import type { LogQuery, LogRepository } from '../instance';
import { where, type Condition } from '../query/condition';
import type { EntityReader, Has, Wished, Wishes } from '../query/entityReader';
import { pages } from '../query/pager';
import type { LogSchemaFinder, LogSchemas } from './logSchemas';

/** What makes one log different from another. */
export interface LogKind<Key extends string, Row> {
  readonly in: keyof LogSchemas;
  readonly wishes: Wishes<Key | 'id'>;
  read(row: Wished<Key | 'id'>, doing: string): Row;
}

/** Rows per call: a page of messages is then about a megabyte. Adobe advises against much more. */
const PAGE_SIZE = 2000;

/** A log of one delivery, read by `@id` from the schema that its target mapping names. */
export class Log<Key extends string, Row> implements LogRepository<Row> {
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
    for await (const batch of this.batches(query, signal)) yield* batch;
  }

  async *batches(query: LogQuery, signal: AbortSignal): AsyncGenerator<readonly Row[], void> {
    const schema = (await this.#schemas.of(query.deliveryId, signal))[this.#kind.in];
    const doing = `ExecuteQuery ${schema}`;
    const paged = {
      schema,
      wishes: this.#kind.wishes,
      required: ['id'] as const,
      where: (has: Has) => conditionOf(query, has),
      by: [{ wish: 'id', as: 'key' }] as const,
      pageSize: query.pageSize ?? PAGE_SIZE,
      after: query.afterId === undefined ? undefined : [query.afterId],
    };
    for await (const batch of pages(this.#entities, paged, this.#retry, signal)) {
      yield batch.map((row) => this.#kind.read(row, doing));
    }
  }

  async count(query: LogQuery, signal: AbortSignal): Promise<number> {
    const schema = (await this.#schemas.of(query.deliveryId, signal))[this.#kind.in];
    const counted = { schema, wishes: { id: '@id' }, required: ['id'] as const, where: (has: Has) => conditionOf(query, has) };
    return this.#entities.count(counted, signal);
  }
}

function conditionOf(query: LogQuery, has: Has): Condition {
  const { deliveryId, statuses, addressContains } = query;
  return where.all(
    where.key('@delivery-id', '=', deliveryId),
    ...(statuses !== undefined && statuses.length > 0 ? [where.oneOf('@status', statuses)] : []),
    ...(addressContains !== undefined && addressContains !== '' && has('@address') ? [where.contains('@address', addressContains)] : []),
  );
}
