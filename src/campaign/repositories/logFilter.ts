import type { LogFilterPart, LogQuery } from '../instance';
import { where, type Condition } from '../query/condition';
import type { Has } from '../query/entityQuery';

/** What a log is narrowed by. */
export interface LogFilters {
  readonly date: string;
  readonly failureReason?: string;
  readonly message?: string;
  /** When a row was last written; missing where rows never change. */
  readonly changed?: string;
}

const STATUS = '@status';
const ADDRESS = '@address';

interface Need {
  readonly part: LogFilterPart;
  /** Undefined where the log knows no such thing. */
  readonly attribute: string | undefined;
}

/** The parts of a query that this log cannot be narrowed by, with the attribute that is missing. */
export function lackingParts(query: LogQuery, filters: LogFilters, has: Has): readonly Need[] {
  return needsOf(query, filters).filter(({ attribute }) => attribute === undefined || !has(attribute));
}

function needsOf(query: LogQuery, filters: LogFilters): readonly Need[] {
  const { statuses = [], failureReasons = [], messageId, addressContains = '', domain = '', since, until } = query;
  return [
    ...(statuses.length > 0 ? [{ part: 'status', attribute: STATUS } as const] : []),
    ...(failureReasons.length > 0 ? [{ part: 'reason', attribute: filters.failureReason } as const] : []),
    ...(messageId !== undefined ? [{ part: 'message', attribute: filters.message } as const] : []),
    ...(addressContains !== '' ? [{ part: 'address', attribute: ADDRESS } as const] : []),
    ...(domain !== '' ? [{ part: 'domain', attribute: ADDRESS } as const] : []),
    ...(since !== undefined || until !== undefined ? [{ part: 'date', attribute: filters.date } as const] : []),
  ];
}

/**
 * What a row must be like. A part that the log lacks stays in: the instance then refuses the query, which is better
 * than rows that nothing was held against (`lackingParts` tells before).
 */
export function logCondition(query: LogQuery, filters: LogFilters, has: Has): Condition {
  const { deliveryId, statuses = [], failureReasons = [], messageId, ids, upToId, beforeId } = query;
  return where.all(
    where.key('@delivery-id', '=', deliveryId),
    ...(statuses.length > 0 ? [where.oneOf(STATUS, statuses)] : []),
    ...(failureReasons.length > 0 && filters.failureReason !== undefined
      ? [where.oneOf(filters.failureReason, failureReasons)]
      : []),
    ...(messageId !== undefined && filters.message !== undefined ? [where.key(filters.message, '=', messageId)] : []),
    ...addressConditions(query),
    ...dateConditions(query, filters.date),
    ...(query.changedSince === undefined ? [] : [changeCondition(query.changedSince, filters.changed, has)]),
    // An empty list cannot be said in XTK: no row has no key.
    ...(ids === undefined ? [] : [ids.length === 0 ? where.missing('@id') : where.oneOfKeys('@id', ids)]),
    ...(upToId === undefined ? [] : [where.key('@id', '<=', upToId)]),
    ...(beforeId === undefined ? [] : [where.key('@id', '<', beforeId)]),
  );
}

function addressConditions({ addressContains = '', domain = '' }: LogQuery): readonly Condition[] {
  return [
    ...(addressContains === '' ? [] : [where.contains(ADDRESS, addressContains)]),
    ...(domain === '' ? [] : [where.endsWith(ADDRESS, `@${domain}`)]),
  ];
}

/** No row has no key: where changes cannot be seen, none is found, instead of all. */
function changeCondition(since: number, changed: string | undefined, has: Has): Condition {
  return changed === undefined || !has(changed) ? where.missing('@id') : where.time(changed, '>=', since);
}

function dateConditions({ since, until }: LogQuery, date: string): readonly Condition[] {
  return [
    ...(since === undefined ? [] : [where.time(date, '>=', since)]),
    ...(until === undefined ? [] : [where.time(date, '<', until)]),
  ];
}
