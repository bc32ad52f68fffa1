import * as z from 'zod/mini';
import type { DeliveryId } from '../../domain/delivery';
import type { AuditLine, AuditRepository } from '../instance';
import { where } from '../query/condition';
import type { EntityReader } from '../query/entityReader';
import { path } from '../query/expression';
import { readRow, value } from '../values/row';

/** api.md, "Where the logs live": the journal is `xtk:jobLog`, whose job is the delivery; the console sorts it by id. */
const WISHES = { id: '@id', at: '@logDate', type: '@logType', message: '@message' } as const;

const Row = z.object({ id: value.key, at: value.time, type: value.integer, message: value.textOrEmpty });

/** `@logType` where the instance does not tell it. */
const INFO = 2;

export class Audit implements AuditRepository {
  readonly #entities: EntityReader;

  constructor(entities: EntityReader) {
    this.#entities = entities;
  }

  async tail(id: DeliveryId, limit: number, signal: AbortSignal): Promise<readonly AuditLine[]> {
    return this.#lines(id, limit, undefined, signal);
  }

  async since(id: DeliveryId, lastLineId: string, limit: number, signal: AbortSignal): Promise<readonly AuditLine[]> {
    return this.#lines(id, limit, lastLineId, signal);
  }

  /** The newest `limit` lines behind `after`, oldest first. */
  async #lines(id: DeliveryId, limit: number, after: string | undefined, signal: AbortSignal): Promise<AuditLine[]> {
    if (limit < 1) return [];
    const ofDelivery = where.key('@job-id', '=', id);
    const rows = await this.#entities.all(
      {
        schema: 'xtk:jobLog',
        wishes: WISHES,
        required: ['id', 'message'],
        where: () => (after === undefined ? ofDelivery : where.all(ofDelivery, where.key('@id', '>', after))),
        orderBy: [{ expression: path('@id'), descending: true }],
        lineCount: limit,
      },
      signal,
    );
    const lines = rows.map((row) => readRow(Row, row, 'ExecuteQuery xtk:jobLog'));
    return lines.reverse().map((line) => ({ ...line, type: line.type ?? INFO }));
  }
}
