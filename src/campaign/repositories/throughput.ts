import * as z from 'zod/mini';
import type { DeliveryId, EpochMs } from '../../domain/delivery';
import type { ThroughputSample } from '../../domain/throughput';
import type { RetryPolicy } from '../http/retry';
import type { ThroughputRepository } from '../instance';
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

export class Throughput implements ThroughputRepository {
  readonly #entities: EntityReader;
  readonly #retry: RetryPolicy;

  constructor(entities: EntityReader, retry: RetryPolicy) {
    this.#entities = entities;
    this.#retry = retry;
  }

  async samples(
    query: { deliveryId?: DeliveryId; since: EpochMs },
    signal: AbortSignal,
  ): Promise<readonly ThroughputSample[]> {
    const { deliveryId, since } = query;
    const samples: ThroughputSample[] = [];
    const paged = {
      schema: 'nms:deliveryStat',
      select: ATTRIBUTES,
      required: ['at', 'deliveryId'] as const,
      where: () =>
        where.all(
          where.time('@date', '>=', since),
          ...(deliveryId === undefined ? [] : [where.key('@delivery-id', '=', deliveryId)]),
        ),
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
