import * as z from 'zod/mini';
import { ATTENTION_GROUPS, groupOfState, TIMING, type AttentionGroup, type Timing } from '../../domain/attention';
import type { EpochMs } from '../../domain/delivery';
import { isCampaignError } from '../errors';
import type { DeliveryFilter } from '../instance';
import { where, type Condition } from '../query/condition';
import type { Has } from '../query/entityQuery';
import type { EntityReader } from '../query/entityReader';
import { call, path } from '../query/expression';
import { sendable, type QueryDef, type SelectNode } from '../query/queryDef';
import type { QueryRunner } from '../query/runner';
import { readRow, value } from '../values/row';
import type { XmlElement } from '../xml/element';
import { filterConditions } from './deliveryFilter';
import { liveDeliveries, timingExpression } from './groupCondition';

const Row = z.object({ state: value.code, timing: value.integer, count: value.code });

/** States times timings: the answer never has more rows than this. */
const MAX_ROWS = 500;

/**
 * Counts the deliveries of each group in one call: the instance groups by state and by where now stands against the
 * contact date. An instance that cannot evaluate that expression is asked by state alone; deliveries then count as due,
 * so that nothing is called overdue or scheduled that may not be. Any other fault is the caller's: it says nothing of the
 * expression.
 */
export class GroupCounter {
  readonly #runner: QueryRunner;
  readonly #entities: EntityReader;
  #refusesTiming = false;

  constructor(runner: QueryRunner, entities: EntityReader) {
    this.#runner = runner;
    this.#entities = entities;
  }

  /** @param now the instance's time, epoch ms */
  async count(
    now: EpochMs,
    signal: AbortSignal,
    filter: DeliveryFilter = {},
  ): Promise<ReadonlyMap<AttentionGroup, number>> {
    return this.#entities.beforeSchema('nms:delivery', signal, (has) => this.#counted(now, filter, has, signal));
  }

  async #counted(
    now: EpochMs,
    filter: DeliveryFilter,
    has: Has,
    signal: AbortSignal,
  ): Promise<ReadonlyMap<AttentionGroup, number>> {
    const filtered = sendable('nms:delivery', () => filterConditions(filter, has));
    if (!this.#refusesTiming && has('scheduling/@contactDate')) {
      try {
        return tally(await this.#rows(now, filtered, has, signal));
      } catch (error) {
        if (!isCampaignError(error) || !['queryError', 'unknownAttribute'].includes(error.code)) {
          throw error;
        }
        // Only an answer that names the expression says that it will be refused the next time, too.
        this.#refusesTiming ||= (error.facts['expression'] ?? '').includes('Iif');
      }
    }
    return tally(await this.#rows(undefined, filtered, has, signal));
  }

  async #rows(
    now: EpochMs | undefined,
    filtered: readonly Condition[],
    has: Has,
    signal: AbortSignal,
  ): Promise<XmlElement[]> {
    const timing: SelectNode[] =
      now === undefined ? [] : [{ expression: timingExpression(now, has), alias: '@timing', groupBy: true }];
    const query: QueryDef = {
      schema: 'nms:delivery',
      operation: 'select',
      select: [
        { expression: path('@state'), groupBy: true },
        ...timing,
        { expression: call('count', path('@id')), alias: '@count' },
      ],
      where: where.all(...liveDeliveries(has), ...filtered),
      lineCount: MAX_ROWS,
    };
    const rows: XmlElement[] = [];
    for await (const batch of this.#runner.batches(query, signal)) {
      rows.push(...batch);
    }
    return rows;
  }
}

function tally(rows: readonly XmlElement[]): ReadonlyMap<AttentionGroup, number> {
  const counts = new Map<AttentionGroup, number>(ATTENTION_GROUPS.map((group) => [group, 0]));
  for (const { attributes } of rows) {
    const { state, timing, count } = readRow(Row, attributes, 'ExecuteQuery nms:delivery');
    const group = groupOfState(state, asTiming(timing));
    if (group !== undefined) {
      counts.set(group, (counts.get(group) ?? 0) + count);
    }
  }
  return counts;
}

function asTiming(number: number | undefined): Timing {
  return Object.values(TIMING).find((timing) => timing === number) ?? TIMING.due;
}
