import type { AttentionGroup } from '../../domain/attention';
import type { Delivery, DeliveryDetail, DeliveryId, EpochMs } from '../../domain/delivery';
import type { DeliveryStateCode } from '../../domain/deliveryState';
import type { DeliveriesRepository, DeliveryCommand, DeliveryQuery, Page, PageKey } from '../instance';
import { where, type Condition } from '../query/condition';
import type { EntityReader } from '../query/entityReader';
import { path } from '../query/expression';
import { toEpochMs } from '../values/cast';
import type { GroupCounter } from './countByGroup';
import type { DeliveryCommands } from './deliveryCommands';
import { DETAIL_WISHES, LIST_WISHES, readDelivery, readDeliveryDetail } from './deliveryFields';
import { inGroup, liveDeliveries } from './groupCondition';

const SCHEMA = 'nms:delivery';
const DOING = `ExecuteQuery ${SCHEMA}`;

const NEWEST_FIRST = [
  { expression: path('@lastModified'), descending: true },
  { expression: path('@id'), descending: true },
];

/** Deliveries of one instance, read page by page behind the last one seen, so that a page costs the same however deep. */
export class Deliveries implements DeliveriesRepository {
  readonly #entities: EntityReader;
  readonly #counter: GroupCounter;
  readonly #commands: DeliveryCommands;

  constructor(entities: EntityReader, counter: GroupCounter, commands: DeliveryCommands) {
    this.#entities = entities;
    this.#counter = counter;
    this.#commands = commands;
  }

  async list(query: DeliveryQuery, signal: AbortSignal): Promise<Page<Delivery>> {
    const { group, now, pageSize, after } = query;
    const rows = await this.#entities.all(
      {
        schema: SCHEMA,
        wishes: LIST_WISHES,
        required: ['id', 'state'],
        where: (has) =>
          where.all(
            ...liveDeliveries(has),
            ...(group === undefined ? [] : [inGroup(group, now, has)]),
            ...(after === undefined ? [] : [behind(after, has('@lastModified'))]),
          ),
        orderBy: NEWEST_FIRST,
        // One more than shown tells whether there is another page.
        lineCount: pageSize + 1,
      },
      signal,
    );
    const shown = rows.slice(0, pageSize);
    const last = shown.at(-1);
    const more = rows.length > pageSize && last !== undefined;
    return {
      rows: shown.map((row) => readDelivery(row, DOING)),
      next: more ? { sort: last.lastModified ?? '', id: last.id ?? '' } : undefined,
    };
  }

  countByGroup(now: EpochMs, signal: AbortSignal): Promise<ReadonlyMap<AttentionGroup, number>> {
    return this.#counter.count(now, signal);
  }

  async get(id: DeliveryId, signal: AbortSignal): Promise<DeliveryDetail | undefined> {
    const row = await this.#entities.one(
      { schema: SCHEMA, wishes: DETAIL_WISHES, required: ['id', 'state'], where: () => where.key('@id', '=', id) },
      signal,
    );
    // An instance may answer an absent row with an element that has all attributes, empty.
    return row === undefined || (row.id ?? '') === '' || row.id === '0' ? undefined : readDeliveryDetail(row, DOING);
  }

  command(id: DeliveryId, command: DeliveryCommand, signal: AbortSignal): Promise<DeliveryStateCode | undefined> {
    return this.#commands.run(id, command, signal);
  }

  prepare(id: DeliveryId, signal: AbortSignal): Promise<void> {
    return this.#commands.prepare(id, signal);
  }

  setAffinity(id: DeliveryId, affinity: string, signal: AbortSignal): Promise<void> {
    return this.#commands.setAffinity(id, affinity, signal);
  }
}

/** Behind a key in the order "newest first": older, or of the same time with a smaller id. */
function behind(key: PageKey, sortable: boolean): Condition {
  const at = toEpochMs(key.sort);
  const smaller = where.key('@id', '<', key.id);
  if (!sortable || at === undefined) return smaller;
  return where.any(
    where.time('@lastModified', '<', at),
    where.all(where.time('@lastModified', '=', at), smaller),
  );
}
