import { DELIVERY_STATES } from '../../domain/deliveryState';
import type { DeliveryId } from '../../domain/delivery';
import type { MonitoringRepository } from '../instance';
import { where } from '../query/condition';
import type { EntityReader } from '../query/entityReader';
import { path } from '../query/expression';
import { serverClockOffset } from '../serverClock';
import type { Caller } from '../session/caller';
import { liveDeliveries } from './groupCondition';
import { ifAvailable } from './ifAvailable';

/** More names than any sender has. */
const MAX_NAMES = 1000;

export class Monitoring implements MonitoringRepository {
  readonly #entities: EntityReader;
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
    return ifAvailable(() =>
      this.#entities.count(
        {
          schema: 'nms:deliveryPart',
          select: { id: '@id' },
          required: ['id'],
          where: () => where.all(where.key('@delivery-id', '=', id), where.key('@id', '<>', '0')),
        },
        signal,
      ),
    );
  }

  async runningCampaignDeliveries(signal: AbortSignal): Promise<number> {
    const running = [DELIVERY_STATES.started, DELIVERY_STATES.retryInProgress];
    return this.#entities.count(
      {
        schema: 'nms:delivery',
        select: { id: '@id' },
        required: ['id'],
        where: (has) =>
          where.all(...liveDeliveries(has), where.oneOf('@state', running), where.number('@operation-id', '<>', 0)),
      },
      signal,
    );
  }
}
