import { CampaignError, isCampaignError } from '../errors';
import { isTransient, pauseBeforeRetry, type RetryPolicy } from '../http/retry';
import { toEpochMs } from '../values/cast';
import { where, type Condition } from './condition';
import type { EntityQuery, SelectedRow } from './entityQuery';
import type { EntityReader } from './entityReader';
import { path } from './expression';

/** One part of the key that a log is read by, most significant first. */
export interface KeyPart<Key extends string> {
  readonly name: Key;
  readonly as: 'key' | 'time';
}

/** Where to begin: the values of the key parts of the last row seen. */
export type Bookmark = readonly string[];

export interface PagedQuery<Key extends string> extends Omit<EntityQuery<Key>, 'orderBy' | 'lineCount' | 'where'> {
  readonly where: NonNullable<EntityQuery<Key>['where']>;
  /** A key that is unique as a whole. */
  readonly by: readonly KeyPart<NoInfer<Key>>[];
  /** Rows per call. */
  readonly pageSize: number;
  readonly after?: Bookmark;
  /** How many rows there are, asked beside the first page: then no further question finds out that there is no more. */
  readonly total?: Promise<number | undefined>;
}

/**
 * Reads a log of any length, page by page behind the last row seen (`@id > last`), oldest first. No page costs more
 * than the first, and a connection that breaks in the middle of one is taken up behind the last row that came through.
 */
export async function* pages<Key extends string>(
  reader: EntityReader,
  query: PagedQuery<Key>,
  retry: RetryPolicy,
  signal: AbortSignal,
): AsyncGenerator<SelectedRow<Key>[], void> {
  let after = query.after;
  let failures = 0;
  let seen = 0;
  for (;;) {
    let rows = 0;
    try {
      for await (const batch of reader.batches(pageOf(query, after), signal)) {
        const last = batch.at(-1);
        if (last === undefined) {
          continue;
        }
        const bookmark = query.by.map((part) => last[part.name] ?? '');
        // Going on would read the same page for ever.
        if (bookmark.every((value, at) => value === after?.[at])) {
          throw notMoving(query.schema);
        }
        rows += batch.length;
        seen += batch.length;
        after = bookmark;
        failures = 0;
        yield batch;
      }
    } catch (error) {
      failures += 1;
      // Without a row the caller below has retried already; with some, only this place knows where to go on.
      if (rows === 0 || !isTransient(error) || failures >= retry.attempts) {
        throw error;
      }
      await pauseBeforeRetry(retry, failures, isCampaignError(error) ? error.doing : query.schema, signal);
      continue;
    }
    // An instance may send fewer rows than asked for, by a limit of its own: then only an empty answer is the end.
    if (rows === 0 || (rows < query.pageSize && rows < reader.longestAnswer)) {
      return;
    }
    const total = await query.total;
    if (total !== undefined && seen >= total) {
      return;
    }
  }
}

function notMoving(schema: string): CampaignError {
  return new CampaignError({
    code: 'malformed',
    doing: `ExecuteQuery ${schema}`,
    facts: { reason: 'the same rows again' },
  });
}

function pageOf<Key extends string>(query: PagedQuery<Key>, after: Bookmark | undefined): EntityQuery<Key> {
  const parts = query.by.map((part, index) => ({ ...part, path: query.select[part.name], last: after?.[index] ?? '' }));
  return {
    ...query,
    where: (has) => (after === undefined ? query.where(has) : where.all(query.where(has), behind(parts))),
    orderBy: parts.map((part) => ({ expression: path(part.path) })),
    lineCount: query.pageSize,
  };
}

interface Part {
  readonly path: string;
  readonly as: 'key' | 'time';
  readonly last: string;
}

/** `a > A or (a = A and b > B)`. */
function behind(parts: readonly Part[]): Condition {
  return where.any(
    ...parts.map((part, index) =>
      where.all(...parts.slice(0, index).map((equal) => against(equal, '=')), against(part, '>')),
    ),
  );
}

function against({ path: name, as, last }: Part, how: '=' | '>'): Condition {
  const at = as === 'time' ? toEpochMs(last) : undefined;
  return at === undefined ? where.key(name, how, last) : where.time(name, how, at);
}
