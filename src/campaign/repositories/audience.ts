import * as z from 'zod/mini';
import { EMAIL } from '../../domain/channel';
import type { EpochMs } from '../../domain/delivery';
import { INACTIVITY_COST } from '../../domain/advisor/reputation/reputationEvidence';
import type { AudienceRepository, Inactivity } from '../health';
import { where } from '../query/condition';
import type { EntityReader } from '../query/entityReader';
import { call, path } from '../query/expression';
import { readRow, value } from '../values/row';
import { liveDeliveries } from './groupCondition';
import { ifAvailable } from './ifAvailable';

/** Logs of emails to recipients; those of other mappings are not counted. */
const BROAD_LOG = 'nms:broadLogRcp';
const TRACKING_LOG = 'nms:trackingLogRcp';

/** `@status` of a message that was sent (docs/campaign/deliveries.md). */
const SENT = 1;

/** As many ids as a condition holds comfortably. */
const PEOPLE_PER_CALL = 250;

const PersonRow = z.object({ recipient: value.key });
const First = z.object({ at: value.time });
const Sum = z.object({ sum: value.integer });

/** Who reacts to what is sent. Both logs may have a billion rows: they are read along their indexes, and never whole. */
export class Audience implements AudienceRepository {
  readonly #entities: EntityReader;

  constructor(entities: EntityReader) {
    this.#entities = entities;
  }

  async inactivity(since: EpochMs, signal: AbortSignal): Promise<Inactivity | undefined> {
    return ifAvailable(async () => {
      const first = await this.#firstMail(signal);
      const people = await this.#lastSentTo(signal);
      const reacted: number[] = [];
      for (let start = 0; start < people.length; start += PEOPLE_PER_CALL) {
        reacted.push(await this.#reacting(people.slice(start, start + PEOPLE_PER_CALL), since, signal));
      }
      return {
        since: Math.max(since, first ?? since),
        reached: people.length,
        reacted: reacted.reduce((all, one) => all + one, 0),
      };
    });
  }

  /** When mails began to be sent: nobody can have reacted before. */
  async #firstMail(signal: AbortSignal): Promise<EpochMs | undefined> {
    const [row] = await this.#entities.all(
      {
        schema: 'nms:delivery',
        select: { at: 'execution/@broadStartDate' },
        required: ['at'],
        where: (has) =>
          where.all(
            ...liveDeliveries(has),
            where.number('@messageType', '=', EMAIL),
            where.present('execution/@broadStartDate'),
          ),
        orderBy: [{ expression: path('execution/@broadStartDate') }],
        lineCount: 1,
      },
      signal,
    );
    return row === undefined ? undefined : readRow(First, row, 'ExecuteQuery nms:delivery').at;
  }

  /** The people of the newest messages, along the index of `@lastModified`. */
  async #lastSentTo(signal: AbortSignal): Promise<readonly string[]> {
    const rows = await this.#entities.all(
      {
        schema: BROAD_LOG,
        select: { recipient: '@recipient-id', status: '@status', changed: '@lastModified' },
        required: ['recipient', 'status', 'changed'],
        where: () => where.all(where.number('@status', '=', SENT), where.key('@recipient-id', '<>', '0')),
        orderBy: [{ expression: path('@lastModified'), descending: true }],
        lineCount: INACTIVITY_COST.messages,
      },
      signal,
    );
    const people = new Set(rows.map((row) => readRow(PersonRow, row, `ExecuteQuery ${BROAD_LOG}`).recipient));
    return [...people].slice(0, INACTIVITY_COST.people);
  }

  /** How many of these people reacted, along the index of the recipient. */
  async #reacting(people: readonly string[], since: EpochMs, signal: AbortSignal): Promise<number> {
    const [row] = await this.#entities.all(
      {
        schema: TRACKING_LOG,
        select: { sum: '@people' },
        computed: { sum: call('Countdistinct', path('@recipient-id')) },
        required: ['sum'],
        where: () => where.all(where.oneOfKeys('@recipient-id', people), where.time('@logDate', '>=', since)),
        lineCount: 1,
      },
      signal,
    );
    return row === undefined ? 0 : (readRow(Sum, row, `ExecuteQuery ${TRACKING_LOG}`).sum ?? 0);
  }
}
