import * as z from 'zod/mini';
import { DELIVERY_STATES } from '../../domain/deliveryState';
import type { DeliveryId } from '../../domain/delivery';
import type { MonitoringRepository } from '../instance';
import { Batcher } from '../query/batcher';
import { where, type Condition } from '../query/condition';
import type { EntityReader } from '../query/entityReader';
import { call, path } from '../query/expression';
import { serverClockOffset } from '../serverClock';
import type { Caller } from '../session/caller';
import { readRow, value } from '../values/row';
import { liveDeliveries } from './groupCondition';
import { ifAvailable } from './ifAvailable';

const PartsRow = z.object({ id: value.key, count: value.code });

/** More names than any sender has. */
const MAX_NAMES = 1000;

export class Monitoring implements MonitoringRepository {
  readonly #entities: EntityReader;
  readonly #parts = new Batcher<DeliveryId, number>((ids, signal) => this.#partsOf(ids, signal));
  readonly clockOffsetMs: MonitoringRepository['clockOffsetMs'];

  constructor(entities: EntityReader, caller: Caller, now: () => number) {
    this.#entities = entities;
    this.clockOffsetMs = (signal) => serverClockOffset(caller, now, signal);
  }

  /**
   * Values of the itemised list `IPAffinity` (docs/campaign/servers.md): `xtk:enumValue` by the name of its `xtk:enum`.
   */
  async affinityNames(signal: AbortSignal): Promise<readonly string[] | undefined> {
    return ifAvailable(async () => {
      const rows = await this.#entities.all(
        {
          schema: 'xtk:enumValue',
          select: { id: '@id', value: '@value', name: '@name', label: '@label' },
          required: ['id'],
          where: () => where.text('enum/@name', '=', 'IPAffinity'),
          orderBy: [{ expression: path('@id') }],
          lineCount: MAX_NAMES,
        },
        signal,
      );
      const names = rows.map((row) =>
        [row.value, row.name, row.label].find((name) => name !== undefined && name !== ''),
      );
      return names.filter((name) => name !== undefined);
    });
  }

  /**
   * Rows of `nms:deliveryPart`: work packets, deleted when done (docs/campaign/deliveries.md). After an instance was
   * duplicated the row with id 0 stays for good: it is none.
   */
  async waitingParts(id: DeliveryId, signal: AbortSignal): Promise<number | undefined> {
    return ifAvailable(() => this.#parts.ask(id, signal));
  }

  async #partsOf(ids: readonly DeliveryId[], signal: AbortSignal): Promise<readonly number[]> {
    const different = [...new Set(ids)];
    const [id = ''] = different;
    const query = {
      schema: 'nms:deliveryPart',
      select: { id: '@delivery-id', count: '@count' },
      required: ['id', 'count'] as const,
      where: (): Condition => where.all(where.oneOfKeys('@delivery-id', different), where.key('@id', '<>', '0')),
    };
    if (different.length === 1) {
      const count = await this.#entities.count(
        { ...query, where: () => where.all(where.key('@delivery-id', '=', id), where.key('@id', '<>', '0')) },
        signal,
      );
      return ids.map(() => count);
    }
    const rows = await this.#entities.all(
      {
        ...query,
        computed: { count: call('count', path('@id')) },
        groupBy: ['id'],
        lineCount: different.length,
      },
      signal,
    );
    const counts = new Map(
      rows.map((row) => {
        const { id: of, count } = readRow(PartsRow, row, 'ExecuteQuery nms:deliveryPart');
        return [of, count];
      }),
    );
    // A delivery without parts has no row.
    return ids.map((of) => counts.get(of) ?? 0);
  }

  async runningCampaignDeliveries(signal: AbortSignal): Promise<number> {
    return this.#entities.count(
      {
        schema: 'nms:delivery',
        select: { id: '@id' },
        required: ['id'],
        where: (has) =>
          where.all(
            ...liveDeliveries(has),
            where.number('@state', '=', DELIVERY_STATES.started),
            where.number('@operation-id', '<>', 0),
          ),
      },
      signal,
    );
  }

  async waitingEvents(signal: AbortSignal): Promise<number | undefined> {
    return ifAvailable(() =>
      this.#entities.count(
        {
          schema: 'nms:rtEvent',
          select: { id: '@id', processed: '@processed' },
          required: ['id', 'processed'],
          where: () => where.missing('@processed'),
        },
        signal,
      ),
    );
  }
}
