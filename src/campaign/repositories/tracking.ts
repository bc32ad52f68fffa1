import * as z from 'zod/mini';
import type { DeliveryId } from '../../domain/delivery';
import type { TrackedUrl, TrackingFigures } from '../../domain/tracking';
import type { TrackedContent } from '../../domain/urlTracking';
import { isCampaignError } from '../errors';
import type { TrackingRepository } from '../instance';
import { where } from '../query/condition';
import type { EntityReader } from '../query/entityReader';
import { call, path } from '../query/expression';
import type { QueryRunner } from '../query/runner';
import { readRow, value } from '../values/row';
import type { DeliveryRows } from './deliveryRows';
import { readTrackedContent } from './contentUrls';

/** Computed indicators of a delivery: docs/campaign/tracking.md. */
const FIGURES = {
  id: '@id',
  toDeliver: 'properties/@toDeliver',
  text: 'properties/@text',
  success: 'indicators/@success',
  error: 'indicators/@error',
  recipientOpen: 'indicators/@recipientOpen',
  totalRecipientOpen: 'indicators/@totalRecipientOpen',
  personClick: 'indicators/@personClick',
  recipientClick: 'indicators/@recipientClick',
  totalRecipientClick: 'indicators/@totalRecipientClick',
  mirrorPage: 'indicators/@mirrorPage',
  optOut: 'indicators/@optOut',
  transaction: 'indicators/@transaction',
  amount: 'indicators/@amount',
  article: 'indicators/@article',
  totalWebPage: 'indicators/@totalWebPage',
  computedAt: 'indicators/@lastTrackingComputation',
  pending: 'indicators/@trackingPending',
} as const;

const FiguresRow = z.object({
  toDeliver: value.integer,
  text: value.integer,
  success: value.integer,
  error: value.integer,
  recipientOpen: value.integer,
  totalRecipientOpen: value.integer,
  personClick: value.integer,
  recipientClick: value.integer,
  totalRecipientClick: value.integer,
  mirrorPage: value.integer,
  optOut: value.integer,
  transaction: value.integer,
  amount: value.number,
  article: value.integer,
  totalWebPage: value.integer,
  computedAt: value.time,
  pending: value.boolean,
});

const URLS = { id: '@id', label: '@label', source: '@source', type: '@type', category: '@category' } as const;
const UrlRow = z.object({
  id: value.key,
  label: value.textOrEmpty,
  source: value.textOrEmpty,
  type: value.integer,
  category: value.text,
});
const ClicksRow = z.object({ 'url-id': value.key, clicks: value.code });

/** URLs of one delivery at most: a message with more has other problems. */
const MAX_URLS = 5000;

/** `nms:trackingUrl/@type` of an instance that does not tell: 1, an ordinary link. */
const EMAIL_CLICK = 1;

export class Tracking implements TrackingRepository {
  readonly #entities: EntityReader;
  readonly #rows: DeliveryRows;
  readonly #runner: QueryRunner;

  constructor(entities: EntityReader, rows: DeliveryRows, runner: QueryRunner) {
    this.#entities = entities;
    this.#rows = rows;
    this.#runner = runner;
  }

  async figures(id: DeliveryId, signal: AbortSignal): Promise<TrackingFigures | undefined> {
    const row = await this.#rows.one(id, FIGURES, signal);
    return row === undefined ? undefined : readRow(FiguresRow, row, 'ExecuteQuery nms:delivery');
  }

  async urls(id: DeliveryId, signal: AbortSignal): Promise<readonly TrackedUrl[]> {
    const reading = this.#entities.all(
      {
        schema: 'nms:trackingUrl',
        select: URLS,
        required: ['id'],
        where: () => where.key('@delivery-id', '=', id),
        orderBy: [{ expression: path('@id') }],
        lineCount: MAX_URLS,
      },
      signal,
    );
    const [rows, clicks] = await Promise.all([reading, this.#clicks(id, signal)]);
    const urls = rows.map((row) => readRow(UrlRow, row, 'ExecuteQuery nms:trackingUrl'));
    // A URL without a row in the statistics has no clicks; without statistics nobody knows.
    return urls.map((url) => ({
      ...url,
      type: url.type ?? EMAIL_CLICK,
      totalClicks: clicks === undefined ? undefined : (clicks.get(url.id) ?? 0),
    }));
  }

  content(id: DeliveryId, signal: AbortSignal): Promise<TrackedContent | undefined> {
    return readTrackedContent(this.#runner, id, signal);
  }

  /** Sums of the consolidated statistics by URL; undefined where the instance does not show them. */
  async #clicks(id: DeliveryId, signal: AbortSignal): Promise<Map<string, number> | undefined> {
    const has = await this.#entities.has('nms:trackingStats', signal);
    const delivery = has('@delivery-id') ? '@delivery-id' : 'url/@delivery-id';
    const clicks = new Map<string, number>();
    try {
      const batches = this.#runner.batches(
        {
          schema: 'nms:trackingStats',
          operation: 'select',
          select: [
            { expression: path('@url-id'), groupBy: true },
            { expression: call('sum', path('@totalClicks')), alias: '@clicks' },
          ],
          where: where.key(delivery, '=', id),
          lineCount: MAX_URLS,
        },
        signal,
      );
      for await (const batch of batches) {
        for (const { attributes } of batch) {
          const row = readRow(ClicksRow, attributes, 'ExecuteQuery nms:trackingStats');
          clicks.set(row['url-id'], row.clicks);
        }
      }
      return clicks;
    } catch (error) {
      if (
        isCampaignError(error) &&
        ['unknownSchema', 'unknownAttribute', 'queryError', 'missingRight'].includes(error.code)
      ) {
        return undefined;
      }
      throw error;
    }
  }
}
