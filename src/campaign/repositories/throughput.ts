import * as z from 'zod/mini';
import type { DeliveryId, EpochMs } from '../../domain/delivery';
import type { ThroughputSample } from '../../domain/throughput';
import type { RetryPolicy } from '../http/retry';
import type { ThroughputQuery, ThroughputRepository } from '../instance';
import { Batcher } from '../query/batcher';
import { where } from '../query/condition';
import type { EntityReader } from '../query/entityReader';
import { pages } from '../query/pager';
import { readRow, value } from '../values/row';

/** Throughput is `nms:deliveryStat`, whose key is date and delivery: docs/campaign/deliveries.md. */
const ATTRIBUTES = {
  at: '@date',
  deliveryId: '@delivery-id',
  bytes: '@volume',
  firstSuccess: '@firstSuccess',
  firstError: '@firstError',
  retriesSuccess: '@retriesSuccess',
  retriesError: '@retriesError',
} as const;

/** A counter that Campaign did not write is a counter at zero: the row itself says that the MTA wrote statistics. */
const counter = z.pipe(
  value.number,
  z.transform((count: number | undefined) => count ?? 0),
);

const Row = z.object({
  at: value.time,
  deliveryId: value.key,
  bytes: counter,
  firstSuccess: counter,
  firstError: counter,
  retriesSuccess: counter,
  retriesError: counter,
});

const PAGE_SIZE = 5000;

interface Ask {
  readonly deliveryId: DeliveryId;
  readonly since: EpochMs;
}

export class Throughput implements ThroughputRepository {
  readonly #entities: EntityReader;
  readonly #retry: RetryPolicy;
  readonly #batcher = new Batcher<Ask, readonly ThroughputSample[]>((asks, signal) => this.#samplesOf(asks, signal));

  constructor(entities: EntityReader, retry: RetryPolicy) {
    this.#entities = entities;
    this.#retry = retry;
  }

  samples(
    { deliveryId, since, long = false }: ThroughputQuery,
    signal: AbortSignal,
  ): Promise<readonly ThroughputSample[]> {
    return deliveryId === undefined || long
      ? this.#read(deliveryId === undefined ? undefined : [deliveryId], { since, long }, signal)
      : this.#batcher.ask({ deliveryId, since }, signal);
  }

  async #samplesOf(asks: readonly Ask[], signal: AbortSignal): Promise<readonly (readonly ThroughputSample[])[]> {
    const since = Math.min(...asks.map((ask) => ask.since));
    const ids = [...new Set(asks.map(({ deliveryId }) => deliveryId))];
    const samples = await this.#read(ids, { since, long: false }, signal);
    return asks.map((ask) => samples.filter(({ deliveryId, at }) => deliveryId === ask.deliveryId && at >= ask.since));
  }

  /** @param ids undefined: of the whole instance */
  async #read(
    ids: readonly DeliveryId[] | undefined,
    { since, long }: Required<Pick<ThroughputQuery, 'since' | 'long'>>,
    signal: AbortSignal,
  ): Promise<readonly ThroughputSample[]> {
    const samples: ThroughputSample[] = [];
    const rows = {
      schema: 'nms:deliveryStat',
      select: ATTRIBUTES,
      required: ['at', 'deliveryId'] as const,
      where: () =>
        where.all(
          where.time('@date', '>=', since),
          ...(ids === undefined ? [] : [where.oneOfKeys('@delivery-id', ids)]),
        ),
    };
    const paged = {
      ...rows,
      // Without a number another page would be asked for, too.
      total: long ? this.#entities.count(rows, signal).catch(() => undefined) : undefined,
      by: [
        { name: 'at', as: 'time' },
        { name: 'deliveryId', as: 'key' },
      ] as const,
      pageSize: PAGE_SIZE,
    };
    for await (const batch of pages(this.#entities, paged, this.#retry, signal)) {
      for (const row of batch) {
        const { at, ...rest } = readRow(Row, row, 'ExecuteQuery nms:deliveryStat');
        // A row without a date has no place on a time axis.
        if (at !== undefined) {
          samples.push({ at, ...rest });
        }
      }
    }
    return samples;
  }
}
