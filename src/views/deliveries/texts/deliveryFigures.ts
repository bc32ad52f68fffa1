import type { CampaignInstance } from '../../../campaign/instance';
import type { Delivery, DeliveryCounters } from '../../../domain/delivery';
import { DELIVERY_STATES } from '../../../domain/deliveryState';

/** The most deliveries whose figures are asked for at once: an instance has to read each of them. */
const MAX_AT_ONCE = 500;

const SETTLED = new Set<number>([
  DELIVERY_STATES.finished,
  DELIVERY_STATES.cancelled,
  DELIVERY_STATES.failed,
  DELIVERY_STATES.edition,
]);

interface Known {
  readonly counters: DeliveryCounters;
  /** What the row was like when they were read. */
  readonly as: string;
}

/** The figures of the deliveries shown, read apart from their names because they cost an instance more. */
export class DeliveryFigures {
  private known = new Map<string, Known>();

  clear(): void {
    this.known = new Map();
  }

  /** The row with the figures known of it. */
  onto(row: Delivery): Delivery {
    const known = this.known.get(row.id);
    return known === undefined ? row : { ...row, counters: known.counters };
  }

  /**
   * Reads, in one call, the figures of rows that have none; answers whether there were any. What is beyond the limit is
   * read with the next look.
   */
  async read(instance: CampaignInstance, rows: readonly Delivery[], signal: AbortSignal): Promise<boolean> {
    return this.readOf(
      instance,
      rows.filter(({ id }) => !this.known.has(id)),
      signal,
    );
  }

  /**
   * Reads the figures of rows that are being sent, as they were shown last. That goes beside the reading of the rows,
   * because most of them still will be. Answers whose figures were read.
   */
  async readMoving(
    instance: CampaignInstance,
    shown: readonly Delivery[],
    signal: AbortSignal,
  ): Promise<ReadonlySet<string>> {
    const moving = shown.filter(({ id, state }) => this.known.has(id) && !SETTLED.has(state)).slice(0, MAX_AT_ONCE);
    await this.readOf(instance, moving, signal);
    return new Set(moving.map(({ id }) => id));
  }

  /**
   * Reads the figures of rows that have none, that changed, or that are being sent and were not `justRead`; answers whether
   * there were any. Beyond the limit rows keep what was known of them.
   */
  async readChanged(
    instance: CampaignInstance,
    rows: readonly Delivery[],
    justRead: ReadonlySet<string>,
    signal: AbortSignal,
  ): Promise<boolean> {
    const { known } = this;
    const wanted = rows.filter((row) =>
      SETTLED.has(row.state) ? known.get(row.id)?.as !== likeness(row) : !justRead.has(row.id),
    );
    // Those without any come first.
    const ordered = [...wanted].sort((a, b) => Number(known.has(a.id)) - Number(known.has(b.id)));
    return this.readOf(instance, ordered, signal);
  }

  private async readOf(instance: CampaignInstance, rows: readonly Delivery[], signal: AbortSignal): Promise<boolean> {
    const { known } = this;
    const ordered = rows.slice(0, MAX_AT_ONCE);
    if (ordered.length === 0) {
      return false;
    }
    const read = await instance.deliveries.counters(
      ordered.map(({ id }) => id),
      signal,
    );
    for (const row of ordered) {
      known.set(row.id, { counters: read.get(row.id) ?? {}, as: likeness(row) });
    }
    return true;
  }
}

function likeness({ state, lastModified }: Delivery): string {
  return `${state} ${lastModified ?? ''}`;
}
