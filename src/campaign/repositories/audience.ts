import * as z from 'zod/mini';
import { EMAIL } from '../../domain/channel';
import type { EpochMs } from '../../domain/delivery';
import type { AudienceRepository, Inactivity } from '../health';
import { where, type Condition } from '../query/condition';
import type { EntityReader } from '../query/entityReader';
import { call, path } from '../query/expression';
import { readRow, value } from '../values/row';
import { liveDeliveries } from './groupCondition';
import { ifAvailable } from './ifAvailable';

/** Beyond this many messages, counting people in the logs would keep the database busy for minutes. */
const MOST_MESSAGES = 10_000_000;

/** Logs of emails to recipients; those of other mappings are not counted. */
const BROAD_LOG = 'nms:broadLogRcp';
const TRACKING_LOG = 'nms:trackingLogRcp';

/** `@status` of a message that was sent (docs/campaign/deliveries.md). */
const SENT = 1;

const First = z.object({ at: value.time });
const Sum = z.object({ sum: value.integer });

/** Who reacts to what is sent. */
export class Audience implements AudienceRepository {
  readonly #entities: EntityReader;

  constructor(entities: EntityReader) {
    this.#entities = entities;
  }

  /** Four calls at most; the two that count people only where there is not too much to count. */
  async inactivity(since: EpochMs, signal: AbortSignal): Promise<Inactivity | undefined> {
    return ifAvailable(async () => {
      const first = await this.#firstReaction(signal);
      if (first === undefined) {
        return undefined;
      }
      const from = Math.max(since, first);
      const messages = await this.#messages(from, signal);
      if (messages === undefined) {
        return undefined;
      }
      if (messages > MOST_MESSAGES) {
        return { since: from, messages };
      }
      const [reached, reacted] = await Promise.all([
        this.#people(
          BROAD_LOG,
          where.all(where.number('@status', '=', SENT), where.time('@eventDate', '>=', from)),
          signal,
        ),
        this.#people(TRACKING_LOG, where.time('@logDate', '>=', from), signal),
      ]);
      return reached === undefined || reacted === undefined ? undefined : { since: from, messages, reached, reacted };
    });
  }

  /** How far the tracking log reaches back: by its key, which costs nothing on a log of any length. */
  async #firstReaction(signal: AbortSignal): Promise<EpochMs | undefined> {
    const [row] = await this.#entities.all(
      {
        schema: TRACKING_LOG,
        select: { id: '@id', at: '@logDate' },
        required: ['id', 'at'],
        orderBy: [{ expression: path('@id') }],
        lineCount: 1,
      },
      signal,
    );
    return row === undefined ? undefined : readRow(First, row, `ExecuteQuery ${TRACKING_LOG}`).at;
  }

  async #messages(from: EpochMs, signal: AbortSignal): Promise<number | undefined> {
    const [row] = await this.#entities.all(
      {
        schema: 'nms:delivery',
        select: { sum: '@sum' },
        computed: { sum: call('sum', path('indicators/@success')) },
        required: ['sum'],
        where: (has) =>
          where.all(
            ...liveDeliveries(has),
            where.number('@messageType', '=', EMAIL),
            where.time('@lastModified', '>=', from),
          ),
        lineCount: 1,
      },
      signal,
    );
    return row === undefined ? undefined : (readRow(Sum, row, 'ExecuteQuery nms:delivery').sum ?? 0);
  }

  async #people(schema: string, condition: Condition, signal: AbortSignal): Promise<number | undefined> {
    const [row] = await this.#entities.all(
      {
        schema,
        select: { sum: '@people' },
        computed: { sum: call('Countdistinct', path('@recipient-id')) },
        required: ['sum'],
        where: () => condition,
        lineCount: 1,
      },
      signal,
    );
    return row === undefined ? undefined : readRow(Sum, row, `ExecuteQuery ${schema}`).sum;
  }
}
