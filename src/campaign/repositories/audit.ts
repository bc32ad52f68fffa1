import * as z from 'zod/mini';
import type { DeliveryId } from '../../domain/delivery';
import type { AuditLine, AuditRepository } from '../instance';
import { Batcher } from '../query/batcher';
import { where, type Condition } from '../query/condition';
import type { EntityReader } from '../query/entityReader';
import { path } from '../query/expression';
import { readRow, value } from '../values/row';

/** docs/campaign/deliveries.md: the journal is `xtk:jobLog`, whose job is the delivery; the console sorts it by id. */
const ATTRIBUTES = { id: '@id', at: '@logDate', type: '@logType', message: '@message' } as const;

const Row = z.object({ id: value.key, at: value.time, type: value.integer, message: value.textOrEmpty });

const JobRow = z.object({
  id: value.key,
  jobId: value.key,
  at: value.time,
  type: value.integer,
  message: value.textOrEmpty,
});

/** Lines of several journals in one call. */
const PAGE_SIZE = 2000;

interface Ask {
  readonly id: DeliveryId;
  readonly limit: number;
}

/** `@logType` where the instance does not tell it. */
const INFO = 2;

export class Audit implements AuditRepository {
  readonly #entities: EntityReader;
  readonly #tails = new Batcher<Ask, readonly AuditLine[]>((asks, signal) => this.#tailsOf(asks, signal));

  constructor(entities: EntityReader) {
    this.#entities = entities;
  }

  tail(id: DeliveryId, limit: number, signal: AbortSignal): Promise<readonly AuditLine[]> {
    return this.#tails.ask({ id, limit }, signal);
  }

  /** The newest lines of several journals: page by page through all of them, until each has its lines. */
  async #tailsOf(asks: readonly Ask[], signal: AbortSignal): Promise<readonly (readonly AuditLine[])[]> {
    const [first] = asks;
    if (first !== undefined && asks.length === 1) {
      return [await this.#lines(first.id, first.limit, undefined, signal)];
    }
    const lines = new Map<DeliveryId, AuditLine[]>(asks.map(({ id }) => [id, []]));
    const lacking = (): DeliveryId[] => [
      ...new Set(asks.filter(({ id, limit }) => (lines.get(id)?.length ?? 0) < limit).map(({ id }) => id)),
    ];
    // Asked beside the first page: mostly that is all, and no further question has to find out.
    const counting = this.#count(lacking(), signal).catch(() => Infinity);
    let last: string | undefined;
    let seen = 0;
    for (let ids = lacking(); ids.length > 0; ids = lacking()) {
      const rows = await this.#page(ids, last, signal);
      seen += rows.length;
      for (const { jobId, ...line } of rows) {
        lines.get(jobId)?.push({ ...line, type: line.type ?? INFO });
      }
      last = rows.at(-1)?.id;
      if (last === undefined || seen >= (await counting)) {
        break;
      }
    }
    return asks.map(({ id, limit }) => (lines.get(id) ?? []).slice(0, Math.max(0, limit)).reverse());
  }

  #count(ids: readonly DeliveryId[], signal: AbortSignal): Promise<number> {
    const query = { schema: 'xtk:jobLog', select: { id: '@id' }, required: ['id'] as const };
    return this.#entities.count({ ...query, where: () => where.oneOfKeys('@job-id', ids) }, signal);
  }

  async #page(
    ids: readonly DeliveryId[],
    before: string | undefined,
    signal: AbortSignal,
  ): Promise<z.infer<typeof JobRow>[]> {
    const ofDeliveries = where.oneOfKeys('@job-id', ids);
    const rows = await this.#entities.all(
      {
        schema: 'xtk:jobLog',
        select: { ...ATTRIBUTES, jobId: '@job-id' },
        required: ['id', 'message', 'jobId'],
        where: () => (before === undefined ? ofDeliveries : where.all(ofDeliveries, where.key('@id', '<', before))),
        orderBy: [{ expression: path('@id'), descending: true }],
        lineCount: PAGE_SIZE,
      },
      signal,
    );
    return rows.map((row) => readRow(JobRow, row, 'ExecuteQuery xtk:jobLog'));
  }

  async since(id: DeliveryId, lastLineId: string, limit: number, signal: AbortSignal): Promise<readonly AuditLine[]> {
    return this.#lines(id, limit, where.key('@id', '>', lastLineId), signal);
  }

  async before(id: DeliveryId, firstLineId: string, limit: number, signal: AbortSignal): Promise<readonly AuditLine[]> {
    return this.#lines(id, limit, where.key('@id', '<', firstLineId), signal);
  }

  /** The newest `limit` lines of those meant, oldest first. */
  async #lines(id: DeliveryId, limit: number, meant: Condition | undefined, signal: AbortSignal): Promise<AuditLine[]> {
    if (limit < 1) {
      return [];
    }
    const ofDelivery = where.key('@job-id', '=', id);
    const rows = await this.#entities.all(
      {
        schema: 'xtk:jobLog',
        select: ATTRIBUTES,
        required: ['id', 'message'],
        where: () => (meant === undefined ? ofDelivery : where.all(ofDelivery, meant)),
        orderBy: [{ expression: path('@id'), descending: true }],
        lineCount: limit,
      },
      signal,
    );
    const lines = rows.map((row) => readRow(Row, row, 'ExecuteQuery xtk:jobLog'));
    return lines.reverse().map((line) => ({ ...line, type: line.type ?? INFO }));
  }
}
