import * as z from 'zod/mini';
import type { RetryPolicy } from '../http/retry';
import type { TailedLogRepository, TrackingLog } from '../instance';
import type { EntityReader } from '../query/entityReader';
import { readRow, value } from '../values/row';
import { Log } from './log';
import type { LogSchemaFinder } from './logSchemas';

/** Attributes of the tracking log: docs/campaign/tracking.md. */
const ATTRIBUTES = {
  id: '@id',
  at: '@logDate',
  messageId: '@broadLog-id',
  recipientId: '@recipient-id',
  urlId: '@url-id',
  urlType: 'url/@type',
  urlLabel: 'url/@label',
  userAgent: '@userAgent',
} as const;

const Row = z.object({
  id: value.key,
  at: value.time,
  messageId: value.text,
  recipientId: value.text,
  urlId: value.text,
  urlType: value.integer,
  urlLabel: value.text,
  userAgent: value.text,
});

export function trackingLog(
  entities: EntityReader,
  finder: LogSchemaFinder,
  retry: RetryPolicy,
): TailedLogRepository<TrackingLog> {
  return new Log(
    {
      in: 'tracking',
      select: ATTRIBUTES,
      filters: { date: '@logDate', message: '@broadLog-id' },
      read: (row, doing): TrackingLog => readRow(Row, row, doing),
    },
    entities,
    finder,
    retry,
  );
}
