import type { EpochMs } from '../../domain/delivery';
import { EMAIL } from '../../domain/channel';
import type { SendersRepository } from '../instance';
import { where } from '../query/condition';
import type { EntityReader } from '../query/entityReader';
import { path } from '../query/expression';
import { liveDeliveries } from './groupCondition';

/** How many of the newest emails are looked at: senders repeat. */
const NEWEST = 100;

/** Who emails are sent from. */
export class Senders implements SendersRepository {
  readonly #entities: EntityReader;

  constructor(entities: EntityReader) {
    this.#entities = entities;
  }

  /**
   * `mailParameters/senderAddress` of the newest emails (docs/campaign/deliveries.md); the path is refused where it
   * lies in the memo.
   */
  async since(since: EpochMs, signal: AbortSignal): Promise<readonly string[] | undefined> {
    const rows = await this.#entities.all(
      {
        schema: 'nms:delivery',
        select: { id: '@id', sender: 'mailParameters/senderAddress' },
        required: ['id'],
        where: (has) =>
          where.all(
            ...liveDeliveries(has),
            where.number('@messageType', '=', EMAIL),
            ...(has('@lastModified') ? [where.time('@lastModified', '>=', since)] : []),
          ),
        orderBy: [{ expression: path('@id'), descending: true }],
        lineCount: NEWEST,
      },
      signal,
    );
    const known = rows.flatMap(({ sender }) => (sender === undefined ? [] : [sender]));
    return rows.length > 0 && known.length === 0 ? undefined : [...new Set(known.filter((sender) => sender !== ''))];
  }
}
