import type { AttentionGroup } from '../../domain/attention';
import type { Delivery, DeliveryCounters, DeliveryDetail, DeliveryId, EpochMs } from '../../domain/delivery';
import type {
  DeliveriesRepository,
  DeliveryFilter,
  DeliveryGrouping,
  DeliveryGroups,
  DeliveryName,
  DeliveryQuery,
  DeliveryScope,
  DeliverySource,
  Page,
  PageKey,
} from '../instance';
import { where } from '../query/condition';
import type { EntityQuery, SelectedRow } from '../query/entityQuery';
import type { EntityReader } from '../query/entityReader';
import type { GroupCounter } from './countByGroup';
import {
  COUNTER_ATTRIBUTES,
  DETAIL_ATTRIBUTES,
  LIST_ATTRIBUTES,
  NAME_ATTRIBUTES,
  readCounters,
  readDelivery,
  readDeliveryDetail,
  WITHOUT_INDICATORS,
  type ListKey,
} from './deliveryFields';
import { inScope } from './deliveryFilter';
import type { DeliveryRows } from './deliveryRows';
import { withinGroup, type DeliveryGroupCounter } from './deliveryGroups';
import { DeliveryOrder } from './deliverySort';
import { findDelivery } from './findDelivery';
import type { SourceReader } from './readSource';

const SCHEMA = 'nms:delivery';
const DOING = `ExecuteQuery ${SCHEMA}`;

type ListQuery = Omit<EntityQuery<ListKey>, 'groupBy' | 'computed'>;

/** The two ways of counting: by what needs attention, and by campaign, folder, channel, state or day. */
export interface DeliveryCounting {
  readonly groups: GroupCounter;
  readonly by: DeliveryGroupCounter;
}

/**
 * Deliveries of one instance, read page by page behind the last one seen, so that a page costs the same however deep.
 */
export class Deliveries implements DeliveriesRepository {
  readonly #entities: EntityReader;
  readonly #rows: DeliveryRows;
  readonly #counters: DeliveryCounting;
  readonly #source: SourceReader;

  constructor(
    { entities, rows }: { readonly entities: EntityReader; readonly rows: DeliveryRows },
    counters: DeliveryCounting,
    source: SourceReader,
  ) {
    this.#entities = entities;
    this.#rows = rows;
    this.#counters = counters;
    this.#source = source;
  }

  async list(query: DeliveryQuery, signal: AbortSignal): Promise<Page<Delivery>> {
    const { pageSize, after } = query;
    const order = new DeliveryOrder(query.sort);
    const rows: Delivery[] = [];
    let last: PageKey | undefined;
    let more = false;
    for (const stretch of order.stretches(after)) {
      if (more || (stretch === 'lacking' && !order.isSortable(await this.#entities.has(SCHEMA, signal)))) {
        continue;
      }
      const batches = this.#batches(
        {
          schema: SCHEMA,
          select: LIST_ATTRIBUTES,
          required: ['id', 'state'],
          where: (has) =>
            where.all(
              ...inScope(query, has),
              ...(query.within === undefined ? [] : [withinGroup(query.within, has)]),
              ...order.conditions(stretch, after, has),
            ),
          orderBy: order.orderBy(stretch),
          // One more than shown tells whether there is another page.
          lineCount: pageSize + 1 - rows.length,
        },
        query.namesOnly === true,
        signal,
      );
      // Read as they arrive, so that nothing but the result is kept.
      for await (const batch of batches) {
        const shown = batch.slice(0, pageSize - rows.length);
        const end = shown.at(-1);
        if (end !== undefined) {
          last = order.keyOf(end, stretch);
        }
        more ||= batch.length > shown.length;
        for (const row of shown) {
          rows.push(readDelivery(row, DOING));
        }
      }
    }
    return { rows, next: more ? last : undefined };
  }

  async *#batches(
    query: ListQuery,
    namesOnly: boolean,
    signal: AbortSignal,
  ): AsyncGenerator<SelectedRow<ListKey>[], void> {
    if (!namesOnly) {
      yield* this.#entities.batches(query, signal);
      return;
    }
    const named = this.#entities.batches(
      { ...query, select: NAME_ATTRIBUTES, required: ['id', 'state'], beforeSchema: true },
      signal,
    );
    for await (const batch of named) {
      yield batch.map((row) => ({ ...row, ...WITHOUT_INDICATORS }));
    }
  }

  async counters(ids: readonly DeliveryId[], signal: AbortSignal): Promise<ReadonlyMap<DeliveryId, DeliveryCounters>> {
    if (ids.length === 0) {
      return new Map();
    }
    const rows = await this.#entities.all(
      {
        schema: SCHEMA,
        select: COUNTER_ATTRIBUTES,
        required: ['id'],
        where: () => where.oneOfKeys('@id', ids),
        lineCount: ids.length,
      },
      signal,
    );
    return new Map(rows.map((row) => readCounters(row, DOING)));
  }

  countByGroup(
    now: EpochMs,
    signal: AbortSignal,
    filter?: DeliveryFilter,
  ): Promise<ReadonlyMap<AttentionGroup, number>> {
    return this.#counters.groups.count(now, signal, filter);
  }

  countBy(by: DeliveryGrouping, query: DeliveryScope, signal: AbortSignal): Promise<DeliveryGroups> {
    return this.#counters.by.count(by, query, signal);
  }

  async findOne(what: DeliveryName, signal: AbortSignal): Promise<Delivery | undefined> {
    const row = await findDelivery(this.#entities, what, signal);
    return row === undefined ? undefined : readDelivery(row, DOING);
  }

  source(id: DeliveryId, signal: AbortSignal): Promise<DeliverySource | undefined> {
    return this.#source.read(id, signal);
  }

  async get(id: DeliveryId, signal: AbortSignal): Promise<DeliveryDetail | undefined> {
    const row = await this.#rows.one(id, DETAIL_ATTRIBUTES, signal);
    return row === undefined ? undefined : readDeliveryDetail(row, DOING);
  }
}
