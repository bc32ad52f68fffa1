import type { CampaignInstance, LogFilterPart, LogQuery, LogRepository, LogSort } from '../../campaign/instance';
import type { DeliveryId, EpochMs } from '../../domain/delivery';
import type { GridColumn, GridRow, GridSort, LogTab, MessageFilter, RowChange } from '../../shared/protocol/messages';
import { exclusionRows, messageRows, trackingRows, type MessageWords, type RowWriter } from './gridRows';
import { LogSheet } from './logSheet';

/** One log of a delivery, opened: its rows are written for whoever shows or saves them, whatever kind they are. */
export interface OpenLog {
  readonly tab: LogTab;
  readonly total: number;
  /** The newest row of the log when it was opened; undefined for an empty one. */
  readonly endId: string | undefined;
  readonly columns: readonly GridColumn[];
  /**
   * Parts of the filter that the instance's log cannot be narrowed by. Then it has no rows: none were held against the
   * filter.
   */
  readonly lacking: readonly LogFilterPart[];
  newer(signal: AbortSignal): Promise<number>;
  /** How many of the log's rows were written again from `since` on, by the instance's clock. */
  changed(since: EpochMs, signal: AbortSignal): Promise<number>;
  block(number: number, signal: AbortSignal): Promise<readonly GridRow[]>;
  /** Reads rows that were read before once more; answers those that differ now. One call at most. */
  again(first: number, end: number, signal: AbortSignal): Promise<readonly RowChange[]>;
  /** A row that was read before. */
  row(index: number): Promise<GridRow | undefined>;
  /** All rows behind `afterId`, in batches as they arrive; nothing that was written after the log was opened. */
  export(afterId: string | undefined, signal: AbortSignal): AsyncIterable<readonly GridRow[]>;
}

export interface OpenLogOptions {
  readonly tab: LogTab;
  readonly deliveryId: DeliveryId;
  readonly filter: MessageFilter;
  readonly masked: boolean;
  /** How messages are put into words; rows are read before it is there. */
  readonly words?: LogWords | Promise<LogWords>;
  /** By the column with this id; in the order of the log unless given. Exports keep the order of the log. */
  readonly sort?: GridSort;
  /** The log as it was when this was its newest row; as it is now unless given. */
  readonly endId?: string;
}

/** What rows of messages are written with. */
export type LogWords = Omit<MessageWords, 'masked'>;

/** Opens a log as it is now, with its first rows. Two calls at once, none where it cannot be filtered as asked. */
export async function openLog(
  instance: CampaignInstance,
  options: OpenLogOptions,
  signal: AbortSignal,
): Promise<OpenLog> {
  const query = {
    ...queryOf(options.tab, options.deliveryId, filterOf(options.tab, options.filter)),
    upToId: options.endId,
  };
  switch (options.tab) {
    case 'messages':
      return opened(
        options,
        instance.messages,
        query,
        (words) => messageRows({ ...words, masked: options.masked }),
        signal,
      );
    case 'exclusions':
      return opened(options, instance.exclusions, query, () => exclusionRows(options.masked), signal);
    case 'tracking':
      return opened(options, instance.trackingLogs, query, trackingRows, signal);
  }
}

/** The part of a filter that a tab has fields for: what cannot be seen must not hide rows. */
export function filterOf(
  tab: LogTab,
  { address, domain, message, statuses, reasons, since, until }: MessageFilter,
): MessageFilter {
  switch (tab) {
    case 'messages':
      return { address, domain, message, statuses, reasons, since, until };
    case 'exclusions':
      return { address, domain, since, until };
    case 'tracking':
      return { message, since, until };
  }
}

/**
 * The query behind a filter. A message is a row of the log of messages, and what an event of the tracking log is about.
 */
export function queryOf(
  tab: LogTab,
  deliveryId: DeliveryId,
  { address, domain, message, statuses, reasons, since, until }: MessageFilter,
): LogQuery {
  const one: Partial<LogQuery> =
    message === undefined ? {} : tab === 'tracking' ? { messageId: message } : { ids: [message] };
  return { deliveryId, addressContains: address, domain, statuses, failureReasons: reasons, since, until, ...one };
}

/** The order of a log behind that of a column; undefined for a column that the instance cannot sort by. */
function sortOf<Row>({ sortKeys }: RowWriter<Row>, { column, descending }: GridSort): LogSort | undefined {
  const by = sortKeys.get(column);
  return by === undefined ? undefined : { by, descending };
}

async function opened<Row extends { readonly id: string }>(
  { tab, sort, words = {} }: OpenLogOptions,
  repository: LogRepository<Row>,
  query: LogQuery,
  writerOf: (words: LogWords) => RowWriter<Row>,
  signal: AbortSignal,
): Promise<OpenLog> {
  const reading = LogSheet.make(repository, query, signal, sort && sortOf(writerOf({}), sort));
  // Looked at below, unless the log cannot answer the query.
  reading.catch(() => undefined);
  const lacking = await repository.lacking(query, signal);
  const sheet = lacking.length === 0 ? await reading : LogSheet.empty(repository, query);
  const writer = writerOf(await words);
  const written = (row: Row): GridRow => ({ id: row.id, cells: [...writer.cells(row)] });
  return {
    tab,
    total: sheet.total,
    endId: sheet.query.upToId,
    columns: writer.columns,
    lacking,
    newer: (end) => (lacking.length === 0 ? sheet.newer(end) : Promise.resolve(0)),
    changed: (since, end) => sheet.changed(since, end),
    block: async (number, end) => (await sheet.block(number, end)).map(written),
    again: async (first, behind, end) =>
      (await sheet.again(first, behind, end)).map(({ index, row }) => ({ index, row: written(row) })),
    row: async (index) => {
      const row = await sheet.row(index);
      return row && written(row);
    },
    async *export(afterId, end) {
      for await (const batch of sheet.all(afterId, end)) {
        yield batch.map(written);
      }
    },
  };
}

/** The same log with only these columns, in the order of the log; all of them when none of these is one. */
export function withColumns(log: OpenLog, wanted: readonly string[]): OpenLog {
  const places = log.columns.flatMap(({ id }, at) => (wanted.includes(id) ? [at] : []));
  if (places.length === 0 || places.length === log.columns.length) {
    return log;
  }
  const narrowed = (row: GridRow): GridRow => ({ ...row, cells: places.map((at) => row.cells[at] ?? null) });
  return {
    ...log,
    columns: log.columns.filter(({ id }) => wanted.includes(id)),
    async *export(afterId, end) {
      for await (const batch of log.export(afterId, end)) {
        yield batch.map(narrowed);
      }
    },
  };
}
