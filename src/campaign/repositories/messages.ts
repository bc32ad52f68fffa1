import * as z from 'zod/mini';
import type { DeliveryId } from '../../domain/delivery';
import type { RetryPolicy } from '../http/retry';
import type { EnumerationValue, Message, MessagesRepository } from '../instance';
import type { EntityReader } from '../query/entityReader';
import { enumerationValues } from '../schema/enumerations';
import type { Schemas } from '../schema/schemas';
import { readRow, value } from '../values/row';
import { Log, type LogKind } from './log';
import type { LogSchemaFinder } from './logSchemas';

/** api.md, "broadLog". */
const WISHES = {
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

const KIND: LogKind<keyof typeof WISHES, Message> = {
  in: 'broadLog',
  wishes: WISHES,
  read: (row, doing) => readRow(Row, row, doing),
};

export class Messages extends Log<keyof typeof WISHES, Message> implements MessagesRepository {
  readonly #live: Schemas;
  readonly #finder: LogSchemaFinder;

  constructor(entities: EntityReader, finder: LogSchemaFinder, live: Schemas, retry: RetryPolicy) {
    super(KIND, entities, finder, retry);
    this.#finder = finder;
    this.#live = live;
  }

  async statuses(deliveryId: DeliveryId, signal: AbortSignal): Promise<readonly EnumerationValue[] | undefined> {
    const { broadLog } = await this.#finder.of(deliveryId, signal);
    const schema = await this.#live.get(broadLog, signal);
    return enumerationValues(this.#live, broadLog, schema?.node('@status')?.enumeration ?? 'status', signal);
  }
}
