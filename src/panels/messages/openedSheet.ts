import type { CampaignInstance } from '../../campaign/instance';
import type { DeliveryDetail, DeliveryId } from '../../domain/delivery';
import { isCancelled } from '../../platform/abort';
import type { ColumnChoice, GridSort, LogSheetState, LogTab, MessageFilter } from '../../shared/protocol/messages';
import type { Look } from '../frame/panelContent';
import { deliveryGone } from '../frame/panelProblem';
import { subjectOf } from '../frame/subject';
import { NO_CHOICES, readChoices, readLabels, type Choices } from './filterChoices';
import { filterOf, openLog, queryOf, type OpenLog, type OpenLogOptions } from './openLog';
import { SheetWatch } from './sheetWatch';

/** A log as it was opened for the grid: what is shown of it, and how to read its rows. */
export interface OpenedSheet {
  readonly watch: SheetWatch;
  readonly log: OpenLog;
  readonly options: OpenLogOptions;
  readonly instance: CampaignInstance;
  readonly delivery: DeliveryDetail;
  readonly choices: Choices;
  readonly state: LogSheetState;
}

export interface SheetRequest {
  /** Names the sheet: rows of another are not mixed with it. */
  readonly number: number;
  readonly deliveryId: DeliveryId;
  readonly tab: LogTab;
  readonly filter: MessageFilter;
  readonly sort: GridSort | undefined;
  readonly masked: boolean;
}

/**
 * Opens a log as it is now; everything is asked at once. `before` is a sheet of the same delivery that was shown until
 * now, of which nothing is read again that a filter does not change. Rejects with a PanelProblem when the delivery is
 * gone.
 */
export async function openSheet(
  { number, deliveryId, tab, filter, sort, masked }: SheetRequest,
  { instance, descriptor, now, signal }: Look,
  chosen: ColumnChoice | undefined,
  before?: OpenedSheet,
): Promise<OpenedSheet> {
  const narrowing = filterOf(tab, filter);
  const reading = before === undefined ? readDelivery(instance, deliveryId, signal) : Promise.resolve(before.delivery);
  const labels = tab === 'messages' ? readLabels(instance.messages, deliveryId, signal) : undefined;
  const words = Promise.all([reading, labels]).then(([{ proof }, statuses]) => ({ proof, statuses }));
  const options = { tab, deliveryId, filter, sort, masked, words };
  const [delivery, log, choices, all] = await Promise.all([
    reading,
    openLog(instance, options, signal),
    tab === 'messages' ? readChoices(instance, deliveryId, narrowing, signal) : NO_CHOICES,
    isNarrowed(narrowing) ? (wholeOf(before, tab) ?? countAll(instance, tab, deliveryId, signal)) : undefined,
  ]);
  const state: LogSheetState = {
    subject: subjectOf(delivery, descriptor, instance.info),
    sheet: number,
    tab,
    filter,
    sort,
    columns: [...log.columns],
    chosen,
    total: log.total,
    all,
    newer: 0,
    statuses: [...choices.statuses],
    reasons: [...choices.reasons],
    lacking: [...log.lacking],
    masked,
    readAt: now,
  };
  return { watch: new SheetWatch(delivery, now), log, options, instance, delivery, choices, state };
}

async function readDelivery(
  instance: CampaignInstance,
  deliveryId: DeliveryId,
  signal: AbortSignal,
): Promise<DeliveryDetail> {
  const delivery = await instance.deliveries.get(deliveryId, signal);
  if (delivery === undefined) {
    throw deliveryGone();
  }
  return delivery;
}

/** How many rows the log had when it was shown last. */
function wholeOf(before: OpenedSheet | undefined, tab: LogTab): number | undefined {
  if (before?.state.tab !== tab) {
    return undefined;
  }
  return isNarrowed(filterOf(tab, before.state.filter)) ? before.state.all : before.state.total;
}

function isNarrowed(filter: MessageFilter): boolean {
  return Object.values(filter).some((part: unknown) => part !== undefined);
}

/** How many rows the log has, whatever the filter; undefined where it cannot be counted, which nobody misses. */
async function countAll(
  instance: CampaignInstance,
  tab: LogTab,
  deliveryId: DeliveryId,
  signal: AbortSignal,
): Promise<number | undefined> {
  const { messages, exclusions, trackingLogs } = instance;
  const log = { messages, exclusions, tracking: trackingLogs }[tab];
  try {
    return await log.count(queryOf(tab, deliveryId, {}), signal);
  } catch (error) {
    if (isCancelled(error)) {
      throw error;
    }
    return undefined;
  }
}
