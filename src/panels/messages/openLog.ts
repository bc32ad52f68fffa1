import type { CampaignInstance, LogQuery } from '../../campaign/instance';
import type { DeliveryId, EpochMs } from '../../domain/delivery';
import type { GridColumn, GridRow, LogTab, MessageFilter } from '../../shared/protocol/messages';
import { exclusionRows, messageRows, trackingRows, type MessageWords, type RowWriter } from './gridRows';
import { LogSheet } from './logSheet';

/** One log of a delivery, opened: its rows are written for whoever shows or saves them, whatever kind they are. */
export interface OpenLog {
  readonly tab: LogTab;
  readonly total: number;
  readonly columns: readonly GridColumn[];
  newer(signal: AbortSignal): Promise<number>;
  /** How many of the log's rows were written again from `since` on, by the instance's clock. */
  changed(since: EpochMs, signal: AbortSignal): Promise<number>;
  block(number: number, signal: AbortSignal): Promise<readonly GridRow[]>;
  /** A row that was read before. */
  row(index: number): Promise<GridRow | undefined>;
  /** All rows behind `afterId`, in batches as they arrive; nothing that was written after the log was opened. */
  export(afterId: string | undefined, signal: AbortSignal): AsyncIterable<readonly GridRow[]>;
}

export interface OpenLogOptions extends MessageWords {
  readonly tab: LogTab;
  readonly deliveryId: DeliveryId;
  readonly filter: MessageFilter;
}

/** Opens a log as it is now. Two calls. */
export async function openLog(instance: CampaignInstance, options: OpenLogOptions, signal: AbortSignal): Promise<OpenLog> {
  const query = queryOf(options.deliveryId, filterOf(options.tab, options.filter));
  switch (options.tab) {
    case 'messages':
      return opened('messages', await LogSheet.make(instance.messages, query, signal), messageRows(options));
    case 'exclusions':
      return opened('exclusions', await LogSheet.make(instance.exclusions, query, signal), exclusionRows(options.masked));
    case 'tracking':
      return opened('tracking', await LogSheet.make(instance.trackingLogs, query, signal), trackingRows());
  }
}

/** The part of a filter that a tab has fields for: what cannot be seen must not hide rows. */
export function filterOf(tab: LogTab, { address, domain, statuses, reasons, since, until }: MessageFilter): MessageFilter {
  switch (tab) {
    case 'messages':
      return { address, domain, statuses, reasons, since, until };
    case 'exclusions':
      return { address, domain, since, until };
    case 'tracking':
      return { since, until };
  }
}

/** The query behind a filter. */
export function queryOf(deliveryId: DeliveryId, { address, domain, statuses, reasons, since, until }: MessageFilter): LogQuery {
  return { deliveryId, addressContains: address, domain, statuses, failureReasons: reasons, since, until };
}

function opened<Row extends { readonly id: string }>(tab: LogTab, sheet: LogSheet<Row>, writer: RowWriter<Row>): OpenLog {
  const written = (row: Row): GridRow => ({ id: row.id, cells: [...writer.cells(row)] });
  return {
    tab,
    total: sheet.total,
    columns: writer.columns,
    newer: (signal) => sheet.newer(signal),
    changed: (since, signal) => sheet.changed(since, signal),
    block: async (number, signal) => (await sheet.block(number, signal)).map(written),
    row: async (index) => {
      const row = await sheet.row(index);
      return row && written(row);
    },
    async *export(afterId, signal) {
      for await (const batch of sheet.all(afterId, signal)) yield batch.map(written);
    },
  };
}
