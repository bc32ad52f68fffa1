import * as z from 'zod/mini';
import type { DeliveryId } from '../../domain/delivery';
import type { AuditLine, AuditRepository } from '../instance';
import { where, type Condition } from '../query/condition';
import type { EntityReader } from '../query/entityReader';
import { path } from '../query/expression';
import { readRow, value } from '../values/row';

/** docs/campaign/deliveries.md: the journal is `xtk:jobLog`, whose job is the delivery; the console sorts it by id. */
const ATTRIBUTES = { id: '@id', at: '@logDate', type: '@logType', message: '@message' } as const;

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
