import * as z from 'zod/mini';
import type { DeliveryId } from '../../domain/delivery';
import { CampaignError } from '../errors';
import type { RetryPolicy } from '../http/retry';
import { MESSAGE_STATUS } from '../../domain/messageStatus';
import type { MessageText } from '../deliveryLogs';
import type { EnumerationValue, LogQuery, LogTally, Message, MessagesRepository } from '../instance';
import { SMALL_ANSWER_BYTES } from '../limits';
import { where } from '../query/condition';
import type { EntityReader } from '../query/entityReader';
import { call, path } from '../query/expression';
import { enumerationValues } from '../schema/enumerations';
import type { Schemas } from '../schema/schemas';
import type { Caller } from '../session/caller';
import { argument } from '../soap/argument';
import { readRow, value } from '../values/row';
import { ifAvailable } from './ifAvailable';
import { Log, type LogKind } from './log';
import type { LogSchemaFinder } from './logSchemas';

/** Attributes of the delivery log (`nms:broadLogRcp` and its like): docs/campaign/deliveries.md. */
const ATTRIBUTES = {
  id: '@id',
  address: '@address',
  status: '@status',
  eventDate: '@eventDate',
  lastModified: '@lastModified',
  recipientId: '@recipient-id',
  failureReason: 'msg/@failureReason',
  failureType: 'msg/@failureType',
  text: 'msg/@text',
  publicId: '@publicId',
} as const;

const Row = z.object({
  id: value.key,
  address: value.textOrEmpty,
  status: value.integer,
  eventDate: value.time,
  lastModified: value.time,
  recipientId: value.text,
  failureReason: value.integer,
  failureType: value.integer,
  text: value.text,
  publicId: value.integer,
});

/** A status and a reason have a few dozen values at most, and most reasons come with one status. */
const MAX_VALUES = 1000;

/** As many texts as say something; the rest is rare. */
const MOST_TEXTS = 20;

const TextCountRow = z.object({ id: value.key, count: value.code });
const TextRow = z.object({ id: value.key, text: value.textOrEmpty });

const TallyRow = z.object({ status: value.integer, failureReason: value.integer, count: value.code });

const KIND: LogKind<keyof typeof ATTRIBUTES, Message> = {
  in: 'broadLog',
  select: ATTRIBUTES,
  filters: { date: '@eventDate', changed: '@lastModified', failureReason: 'msg/@failureReason' },
  read: (row, doing) => readRow(Row, row, doing),
};

export class Messages extends Log<keyof typeof ATTRIBUTES, Message> implements MessagesRepository {
  readonly #entities: EntityReader;
  readonly #live: Schemas;
  readonly #caller: Caller;
  readonly #finder: LogSchemaFinder;

  constructor(entities: EntityReader, finder: LogSchemaFinder, live: Schemas, retry: RetryPolicy, caller: Caller) {
    super(KIND, entities, finder, retry);
    this.#entities = entities;
    this.#finder = finder;
    this.#live = live;
    this.#caller = caller;
  }

  statuses(deliveryId: DeliveryId, signal: AbortSignal): Promise<readonly EnumerationValue[] | undefined> {
    return this.#finder.reading('broadLog', deliveryId, signal, async (broadLog, until) => {
      const schema = await this.#live.shown(broadLog, until);
      return enumerationValues(this.#live, broadLog, schema?.node('@status')?.enumeration ?? 'status', until);
    });
  }

  async mirrorUrl(deliveryId: DeliveryId, messageId: string, signal: AbortSignal): Promise<string | undefined> {
    const [url] = await this.#caller.values(
      {
        urn: 'nms:delivery',
        method: 'GetMirrorURL',
        arguments: [argument.int('deliveryId', Number(deliveryId)), argument.string('message', messageId)],
        doing: `GetMirrorURL delivery ${deliveryId}`,
        effect: 'read',
        maxAnswerBytes: SMALL_ANSWER_BYTES,
      },
      signal,
    );
    if (url === undefined) {
      throw new CampaignError({
        code: 'malformed',
        doing: `GetMirrorURL delivery ${deliveryId}`,
        facts: { reason: 'no address in the answer' },
      });
    }
    return url.text === '' ? undefined : url.text;
  }

  tally(query: LogQuery, signal: AbortSignal): Promise<readonly LogTally[]> {
    return this.#finder.reading('broadLog', query.deliveryId, signal, async (broadLog, until) => {
      const rows = await this.#entities.all(
        {
          schema: broadLog,
          select: { status: ATTRIBUTES.status, failureReason: ATTRIBUTES.failureReason, count: '@count' },
          computed: { count: call('count', path('@id')) },
          groupBy: ['status', 'failureReason'],
          required: ['count'],
          where: this.condition(query),
          lineCount: MAX_VALUES,
        },
        until,
      );
      return rows.map((row) => readRow(TallyRow, row, `ExecuteQuery ${broadLog}`));
    });
  }

  textsOfUnsent(deliveryId: DeliveryId, signal: AbortSignal): Promise<readonly MessageText[] | undefined> {
    return ifAvailable(async () => {
      const { broadLog } = await this.#finder.of(deliveryId, signal);
      const counted = await this.#entities.all(
        {
          schema: broadLog,
          select: { id: '@msg-id', count: '@count' },
          computed: { count: call('count', path('@id')) },
          groupBy: ['id'],
          required: ['id', 'count'],
          where: () =>
            where.all(
              where.key('@delivery-id', '=', deliveryId),
              where.number('@status', '<>', MESSAGE_STATUS.sent),
              where.key('@msg-id', '<>', '0'),
            ),
          lineCount: MAX_VALUES,
        },
        signal,
      );
      const counts = counted
        .map((row) => readRow(TextCountRow, row, `ExecuteQuery ${broadLog}`))
        .sort((a, b) => b.count - a.count)
        .slice(0, MOST_TEXTS);
      return counts.length === 0 ? [] : this.#worded(counts, signal);
    });
  }

  /** The texts of `nms:broadLogMsg`, in the order of the counts. */
  async #worded(counts: readonly z.infer<typeof TextCountRow>[], signal: AbortSignal): Promise<readonly MessageText[]> {
    const rows = await this.#entities.all(
      {
        schema: 'nms:broadLogMsg',
        select: { id: '@id', text: '@text' },
        required: ['id', 'text'],
        where: () =>
          where.oneOfKeys(
            '@id',
            counts.map(({ id }) => id),
          ),
        lineCount: counts.length,
      },
      signal,
    );
    const texts = new Map(
      rows.map((row) => {
        const { id, text } = readRow(TextRow, row, 'ExecuteQuery nms:broadLogMsg');
        return [id, text];
      }),
    );
    return counts.flatMap(({ id, count }) => {
      const text = texts.get(id);
      return text === undefined || text === '' ? [] : [{ text, count }];
    });
  }
}
