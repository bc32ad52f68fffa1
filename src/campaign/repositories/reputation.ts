import * as z from 'zod/mini';
import { EMAIL } from '../../domain/channel';
import type { DeliveryId, EpochMs } from '../../domain/delivery';
import { DELIVERY_STATES } from '../../domain/deliveryState';
import type { DomainTotals, QuarantineCounts, ReputationRepository } from '../health';
import { where } from '../query/condition';
import type { EntityReader } from '../query/entityReader';
import { call, path } from '../query/expression';
import type { Schemas } from '../schema/schemas';
import { readRow, value } from '../values/row';
import { liveDeliveries } from './groupCondition';
import { ifAvailable } from './ifAvailable';
import { DOMAIN_COUNTS, domainCounts } from './statistics';

const DAY = 24 * 60 * 60_000;

/** So many of the newest emails are looked at. */
const NEWEST = 200;

/** Different domains that rows are read of. */
const MAX_DOMAINS = 5000;

/** How many days before the last one tell what is usual. */
const USUAL_DAYS = 28;

/** `msg/@failureReason` of a complaint, and `@status` of a failed message (docs/campaign/deliveries.md). */
const DENYLISTED = 8;
const FAILED = 2;

/**
 * Where logs of emails to recipients are, unless a mapping says otherwise: other mappings' complaints are not counted.
 */
const BROAD_LOG = 'nms:broadLogRcp';

/** Being sent or sent: states in which messages have results. */
const SENT = [
  DELIVERY_STATES.started,
  DELIVERY_STATES.retryPending,
  DELIVERY_STATES.retryInProgress,
  DELIVERY_STATES.paused,
  DELIVERY_STATES.cancelled,
  DELIVERY_STATES.finished,
];

const DomainRow = z.object({ domain: value.textOrEmpty, ...domainCounts });

const ComplaintRow = z.object({ domain: value.textOrEmpty, count: value.code });

export class Reputation implements ReputationRepository {
  readonly #entities: EntityReader;
  readonly #schemas: Schemas;

  constructor(entities: EntityReader, schemas: Schemas) {
    this.#entities = entities;
    this.#schemas = schemas;
  }

  /** Three calls: the newest emails, their statistics by domain, and the complaints in their logs. */
  async domains(since: EpochMs, signal: AbortSignal): Promise<readonly DomainTotals[] | undefined> {
    const ids = await this.#newest(since, signal);
    if (ids.length === 0) {
      return [];
    }
    const totals = await ifAvailable(() => this.#totals(ids, signal));
    if (totals === undefined) {
      return undefined;
    }
    const complaints = await ifAvailable(() => this.#complaints(ids, since, signal));
    return totals.map((one) =>
      complaints === undefined ? one : { ...one, complaints: complaints.get(one.domain.toLowerCase()) ?? 0 },
    );
  }

  async #newest(since: EpochMs, signal: AbortSignal): Promise<readonly DeliveryId[]> {
    const rows = await this.#entities.all(
      {
        schema: 'nms:delivery',
        select: { id: '@id' },
        required: ['id'],
        where: (has) =>
          where.all(
            ...liveDeliveries(has),
            where.number('@messageType', '=', EMAIL),
            where.oneOf('@state', SENT),
            ...(has('@lastModified') ? [where.time('@lastModified', '>=', since)] : []),
          ),
        orderBy: [{ expression: path('@id'), descending: true }],
        lineCount: NEWEST,
      },
      signal,
    );
    return rows.flatMap(({ id }) => (id === undefined ? [] : [id]));
  }

  async #totals(ids: readonly DeliveryId[], signal: AbortSignal): Promise<readonly DomainTotals[]> {
    const doing = 'ExecuteQuery nms:deliveryLogStats';
    const rows = await this.#entities.all(
      {
        schema: 'nms:deliveryLogStats',
        select: { domain: '@domain', ...DOMAIN_COUNTS },
        computed: Object.fromEntries(
          Object.entries(DOMAIN_COUNTS).map(([key, name]) => [key, call('sum', path(name))]),
        ),
        groupBy: ['domain'],
        required: ['domain', 'success', 'error'],
        where: () => where.oneOfKeys('@delivery-id', ids),
        lineCount: MAX_DOMAINS,
      },
      signal,
    );
    return rows.map((row) => readRow(DomainRow, row, doing)).filter(({ domain }) => domain !== '');
  }

  async #complaints(
    ids: readonly DeliveryId[],
    since: EpochMs,
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, number>> {
    const rows = await this.#entities.all(
      {
        schema: BROAD_LOG,
        select: { domain: 'recipient/@domain', count: '@count' },
        computed: { count: call('count', path('@id')) },
        groupBy: ['domain'],
        required: ['domain', 'count'],
        where: (has) =>
          where.all(
            where.oneOfKeys('@delivery-id', ids),
            where.number('@status', '=', FAILED),
            where.number('msg/@failureReason', '=', DENYLISTED),
            ...(has('@lastModified') ? [where.time('@lastModified', '>=', since)] : []),
          ),
        lineCount: MAX_DOMAINS,
      },
      signal,
    );
    const counts = new Map<string, number>();
    for (const { domain, count } of rows.map((row) => readRow(ComplaintRow, row, `ExecuteQuery ${BROAD_LOG}`))) {
      counts.set(domain.toLowerCase(), (counts.get(domain.toLowerCase()) ?? 0) + count);
    }
    return counts;
  }

  /** Three counts. The number of the status is not documented: the instance's own enumeration names it. */
  async quarantines(now: EpochMs, signal: AbortSignal): Promise<QuarantineCounts | undefined> {
    const statuses = (await this.#schemas.shown('nms:address', signal))?.enumerations.get('status');
    const status = Number(statuses?.find(({ name }) => /^quarantined?$/i.test(name))?.value ?? Number.NaN);
    if (!Number.isInteger(status)) {
      return undefined;
    }
    const count = (from?: EpochMs, to?: EpochMs): Promise<number> =>
      this.#entities.count(
        {
          schema: 'nms:address',
          select: { id: '@id', status: '@status', changed: '@lastModified' },
          required: ['id', 'status', 'changed'],
          where: () =>
            where.all(
              where.number('@status', '=', status),
              ...(from === undefined ? [] : [where.time('@lastModified', '>', from)]),
              ...(to === undefined ? [] : [where.time('@lastModified', '<=', to)]),
            ),
        },
        signal,
      );
    return ifAvailable(async () => {
      const [total, lastDay, before] = await Promise.all([
        count(),
        count(now - DAY),
        count(now - (USUAL_DAYS + 1) * DAY, now - DAY),
      ]);
      return { total, lastDay, before, days: USUAL_DAYS };
    });
  }
}
