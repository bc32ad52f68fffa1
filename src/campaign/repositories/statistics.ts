import * as z from 'zod/mini';
import type { DeliveryId } from '../../domain/delivery';
import type { DomainResults } from '../../domain/domainResults';
import type { ReactionSlice } from '../../domain/reactions';
import type { StatisticsRepository } from '../instance';
import { Batcher } from '../query/batcher';
import { where } from '../query/condition';
import type { EntityReader } from '../query/entityReader';
import { call, compare, number, path } from '../query/expression';
import type { QueryRunner } from '../query/runner';
import { readRow, value } from '../values/row';
import { ifAvailable } from './ifAvailable';

/**
 * What a destination domain answered, in messages: attributes of `nms:deliveryLogStats` (docs/campaign/deliveries.md).
 */
export const DOMAIN_COUNTS = {
  success: '@success',
  error: '@error',
  unknownUser: '@unknownUser',
  invalidDomain: '@invalidDomain',
  unreachable: '@unreachable',
  disabled: '@disabled',
  mailBoxFull: '@mailBoxFull',
  notConnected: '@notConnected',
  refused: '@refused',
} as const;

/** How a row with those is read; a part of its zod schema. */
export const domainCounts = {
  success: value.integer,
  error: value.integer,
  unknownUser: value.integer,
  invalidDomain: value.integer,
  unreachable: value.integer,
  disabled: value.integer,
  mailBoxFull: value.integer,
  notConnected: value.integer,
  refused: value.integer,
};

const BY_DOMAIN = { domain: '@domain', prepared: '@prepared', ...DOMAIN_COUNTS } as const;

const DomainRow = z.object({
  deliveryId: value.key,
  domain: value.textOrEmpty,
  prepared: value.integer,
  ...domainCounts,
});

const SliceRow = z.object({ start: value.time, type: value.integer, opens: value.integer, events: value.integer });

/** Destination domains of one delivery, and slices of its tracking (a month of five minutes, five types). */
const MAX_DOMAINS = 2000;
const MAX_SLICES = 50_000;

export class Statistics implements StatisticsRepository {
  readonly #entities: EntityReader;
  readonly #byDomain = new Batcher<DeliveryId, readonly DomainResults[]>((ids, signal) => this.#domainsOf(ids, signal));
  readonly #runner: QueryRunner;

  constructor(entities: EntityReader, runner: QueryRunner) {
    this.#entities = entities;
    this.#runner = runner;
  }

  byDomain(id: DeliveryId, signal: AbortSignal): Promise<readonly DomainResults[] | undefined> {
    return ifAvailable(() => this.#byDomain.ask(id, signal));
  }

  async #domainsOf(ids: readonly DeliveryId[], signal: AbortSignal): Promise<readonly (readonly DomainResults[])[]> {
    const different = [...new Set(ids)];
    const rows = await this.#entities.all(
      {
        schema: 'nms:deliveryLogStats',
        select: { ...BY_DOMAIN, deliveryId: '@delivery-id' },
        required: ['domain', 'deliveryId'],
        where: () => where.oneOfKeys('@delivery-id', different),
        lineCount: MAX_DOMAINS * different.length,
      },
      signal,
    );
    const read = rows.map((row) => readRow(DomainRow, row, 'ExecuteQuery nms:deliveryLogStats'));
    return ids.map((id) => read.flatMap(({ deliveryId, ...results }) => (deliveryId === id ? [results] : [])));
  }

  async reactions(id: DeliveryId, signal: AbortSignal): Promise<readonly ReactionSlice[] | undefined> {
    return ifAvailable(async () => {
      const has = await this.#entities.has('nms:trackingStats', signal);
      if (!has('@start')) {
        return undefined;
      }
      const slices: ReactionSlice[] = [];
      for await (const batch of this.#runner.batches(
        {
          schema: 'nms:trackingStats',
          operation: 'select',
          select: [
            { expression: path('@start'), groupBy: true },
            { expression: path('url/@type'), alias: '@type', groupBy: true },
            {
              expression: call(
                'sum',
                call('Iif', compare(path('@url-id'), '=', number(1)), path('@totalClicks'), number(0)),
              ),
              alias: '@opens',
            },
            { expression: call('sum', path('@totalClicks')), alias: '@events' },
          ],
          where: where.key(has('@delivery-id') ? '@delivery-id' : 'url/@delivery-id', '=', id),
          orderBy: [{ expression: path('@start') }],
          lineCount: MAX_SLICES,
        },
        signal,
      )) {
        for (const { attributes } of batch) {
          const { start, type, opens, events } = readRow(SliceRow, attributes, 'ExecuteQuery nms:trackingStats');
          // A slice without a date has no place on a time axis.
          if (start !== undefined) {
            slices.push({ at: start, urlType: type ?? 0, opens: opens ?? 0, events: events ?? 0 });
          }
        }
      }
      return slices;
    });
  }
}
