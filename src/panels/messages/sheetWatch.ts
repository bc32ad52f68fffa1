import type { DeliveryDetail } from '../../domain/delivery';
import { isBeingSent } from '../../domain/deliveryState';
import type { FilterChoice, LogSheetState, RowChange } from '../../shared/protocol/messages';
import { deliveryGone } from '../frame/panelProblem';
import type { Look } from '../frame/panelContent';
import { subjectOf } from '../frame/subject';
import { readChoices } from './filterChoices';
import { filterOf, type OpenLog } from './openLog';

/** New rows are only counted; reading them anew is the person's choice, so that nothing moves under the cursor. */
const LOOK_AGAIN_MS = 30_000;
/** While the delivery is being sent, its rows on screen are read again. */
const SENDING_MS = 5_000;
/** Counting by status goes over all messages of the delivery. */
const COUNT_AGAIN_MS = 30_000;

export interface WatchedSheet {
  readonly log: OpenLog;
  readonly delivery: DeliveryDetail;
  readonly state: LogSheetState;
}

/** What a look found. */
export interface Watched {
  readonly delivery: DeliveryDetail;
  /** The very same while nothing differs. */
  readonly state: LogSheetState;
  readonly rows: readonly RowChange[];
  readonly againMs: number;
}

/** Keeps a sheet up with its delivery: counts, state, and the rows that are on screen. Rows keep their numbers. */
export class SheetWatch {
  private seen = { first: 0, end: 0 };
  private countedAt: number;
  /** One more look after the sending ended: the last statuses came with its end. */
  private wasSending: boolean;

  constructor(delivery: DeliveryDetail, now: number) {
    this.countedAt = now;
    this.wasSending = isBeingSent(delivery.state);
  }

  get againMs(): number {
    return this.wasSending ? SENDING_MS : LOOK_AGAIN_MS;
  }

  /** These rows are on screen now. */
  see(first: number, end: number): void {
    this.seen = { first, end };
  }

  /** Three short calls while the delivery is being sent, two otherwise. */
  async look(
    { log, state }: WatchedSheet,
    { instance, descriptor, now, signal }: Look,
    deliveryId: string,
  ): Promise<Watched> {
    const delivery = await instance.deliveries.get(deliveryId, signal);
    if (delivery === undefined) {
      throw deliveryGone();
    }
    const sending = isBeingSent(delivery.state);
    const lively = state.tab === 'messages' && (sending || this.wasSending);
    const [newer, rows] = await Promise.all([
      log.newer(signal),
      lively ? log.again(this.seen.first, this.seen.end, signal) : [],
    ]);
    let { statuses } = state;
    if (lively && (now - this.countedAt >= COUNT_AGAIN_MS || !sending)) {
      this.countedAt = now;
      statuses = [...(await readChoices(instance, deliveryId, filterOf(state.tab, state.filter), signal)).statuses];
    }
    this.wasSending = sending;
    const subject = subjectOf(delivery, descriptor, instance.info);
    const same =
      newer === state.newer && sameCounts(statuses, state.statuses) && subject.stateLabel === state.subject.stateLabel;
    return {
      delivery,
      rows,
      state: same ? state : { ...state, subject, newer, statuses, readAt: now },
      againMs: this.againMs,
    };
  }
}

function sameCounts(some: readonly FilterChoice[], others: readonly FilterChoice[]): boolean {
  return (
    some.length === others.length &&
    some.every(({ value, count }, at) => others[at]?.value === value && others[at].count === count)
  );
}
