import { DELIVERY_STATES } from '../../domain/deliveryState';
import { isCampaignError } from '../errors';
import type { MonitoringRepository } from '../instance';
import { where } from '../query/condition';
import type { EntityReader } from '../query/entityReader';
import { path } from '../query/expression';
import { liveDeliveries } from './groupCondition';

/** More names than any sender has. */
const MAX_NAMES = 1000;

/** Faults that mean "not for this operator, or not on this instance". */
const UNREADABLE = ['missingRight', 'unknownSchema', 'unknownAttribute', 'queryError', 'serverError'];

export class Monitoring implements MonitoringRepository {
  readonly #entities: EntityReader;

  constructor(entities: EntityReader) {
    this.#entities = entities;
  }

  /** Values of the itemised list `IPAffinity` (campaign.md, section 4): `xtk:enumValue` by the name of its `xtk:enum`. */
  async affinityNames(signal: AbortSignal): Promise<readonly string[] | undefined> {
    try {
      const rows = await this.#entities.all(
        {
          schema: 'xtk:enumValue',
          wishes: { id: '@id', value: '@value', name: '@name', label: '@label' },
          required: ['id'],
          where: () => where.text('enum/@name', '=', 'IPAffinity'),
          orderBy: [{ expression: path('@id') }],
          lineCount: MAX_NAMES,
        },
        signal,
      );
      const names = rows.map((row) => [row.value, row.name, row.label].find((name) => name !== undefined && name !== ''));
      return names.filter((name) => name !== undefined);
    } catch (error) {
      if (isCampaignError(error) && UNREADABLE.includes(error.code)) return undefined;
      throw error;
    }
  }

  async runningCampaignDeliveries(signal: AbortSignal): Promise<number> {
    const running = [DELIVERY_STATES.started, DELIVERY_STATES.retryInProgress];
    return this.#entities.count(
      {
        schema: 'nms:delivery',
        wishes: { id: '@id' },
        required: ['id'],
        where: (has) =>
          where.all(...liveDeliveries(has), where.oneOf('@state', running), where.number('@operation-id', '<>', 0)),
      },
      signal,
    );
  }
}
