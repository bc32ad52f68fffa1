import * as z from 'zod/mini';
import type { RetryPolicy } from '../http/retry';
import type { Exclusion, LogRepository } from '../instance';
import type { EntityReader } from '../query/entityReader';
import { readRow, value } from '../values/row';
import { Log } from './log';
import type { LogSchemaFinder } from './logSchemas';

/** The exclusion log (`nms:excludeLogRcp` and its like); its attributes vary, so only the id is required. */
const ATTRIBUTES = {
  id: '@id',
  address: '@address',
  failureReason: '@failureReason',
  recipientId: '@recipient-id',
  lastModified: '@lastModified',
  rule: 'typologyRule/@label',
} as const;

const Row = z.object({
  id: value.key,
  address: value.textOrEmpty,
  failureReason: value.integer,
  recipientId: value.text,
  lastModified: value.time,
  rule: value.text,
});

export function exclusionLog(
  entities: EntityReader,
  finder: LogSchemaFinder,
  retry: RetryPolicy,
): LogRepository<Exclusion> {
  return new Log(
    {
      in: 'exclusion',
      select: ATTRIBUTES,
      filters: { date: '@lastModified', changed: '@lastModified', failureReason: '@failureReason' },
      read: (row, doing): Exclusion => readRow(Row, row, doing),
    },
    entities,
    finder,
    retry,
  );
}
