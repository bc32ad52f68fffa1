import * as z from 'zod/mini';
import type { DeliveryId } from '../../domain/delivery';
import type { AgentCount, ReactionLogRepository } from '../instance';
import { where } from '../query/condition';
import type { EntityReader } from '../query/entityReader';
import { call, compare, number, path, type Expression } from '../query/expression';
import type { SelectNode } from '../query/queryDef';
import type { QueryRunner } from '../query/runner';
import { readRow, value } from '../values/row';
import type { XmlElement } from '../xml/element';
import type { LogSchemaFinder } from './logSchemas';
import { ifAvailable } from './ifAvailable';

const UrlRow = z.object({ 'url-id': value.key, clicks: value.code });
const AgentRow = z.object({ userAgent: value.textOrEmpty, opens: value.integer, clicks: value.integer });

/** URLs of a delivery, and kinds of browsers, at most. */
const MAX_URLS = 5000;
const MAX_AGENTS = 500;

/** Counts in the tracking log of one delivery, in the schema that its target mapping names. */
export class ReactionLog implements ReactionLogRepository {
  readonly #entities: EntityReader;
  readonly #runner: QueryRunner;
  readonly #finder: LogSchemaFinder;

  constructor(entities: EntityReader, runner: QueryRunner, finder: LogSchemaFinder) {
    this.#entities = entities;
    this.#runner = runner;
    this.#finder = finder;
  }

  async uniqueClicks(id: DeliveryId, signal: AbortSignal): Promise<ReadonlyMap<string, number> | undefined> {
    return ifAvailable(async () => {
      const clicks = new Map<string, number>();
      const distinct: SelectNode = { expression: call('Countdistinct', path('@broadLog-id')), alias: '@clicks' };
      for await (const { attributes } of this.#groups(id, '@url-id', [distinct], MAX_URLS, signal)) {
        const row = readRow(UrlRow, attributes, 'ExecuteQuery trackingLog');
        clicks.set(row['url-id'], row.clicks);
      }
      return clicks;
    });
  }

  async agents(id: DeliveryId, signal: AbortSignal): Promise<readonly AgentCount[] | undefined> {
    return ifAvailable(async () => {
      const { tracking } = await this.#finder.of(id, signal);
      if (!(await this.#entities.has(tracking, signal))('@userAgent')) {
        return undefined;
      }
      const counts: AgentCount[] = [];
      const sums: readonly SelectNode[] = [
        { expression: call('sum', countWhere(compare(path('@url-id'), '=', number(1)))), alias: '@opens' },
        { expression: call('sum', countWhere(compare(path('@url-id'), '<>', number(1)))), alias: '@clicks' },
      ];
      for await (const { attributes } of this.#groups(id, '@userAgent', sums, MAX_AGENTS, signal)) {
        const { userAgent, opens = 0, clicks = 0 } = readRow(AgentRow, attributes, 'ExecuteQuery trackingLog');
        counts.push({ agent: userAgent, opens, clicks });
      }
      // Some instances keep the number of a row of `nms:userAgent` there, whose attributes are not documented.
      const named = counts.some(({ agent }) => agent !== '' && !/^-?\d+$/.test(agent));
      return named || counts.length === 0 ? counts.sort((a, b) => b.opens + b.clicks - a.opens - a.clicks) : undefined;
    });
  }

  async *#groups(
    id: DeliveryId,
    by: string,
    counts: readonly SelectNode[],
    lineCount: number,
    signal: AbortSignal,
  ): AsyncGenerator<XmlElement, void> {
    const { tracking } = await this.#finder.of(id, signal);
    const batches = this.#runner.batches(
      {
        schema: tracking,
        operation: 'select',
        select: [{ expression: path(by), groupBy: true }, ...counts],
        where: where.key('@delivery-id', '=', id),
        lineCount,
      },
      signal,
    );
    for await (const batch of batches) {
      yield* batch;
    }
  }
}

function countWhere(test: Expression): Expression {
  return call('Iif', test, number(1), number(0));
}
