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
   * Reads, in one call, the figures of rows that have none and, `again`, of those that changed or are being sent; answers
   * whether there were any. What is beyond the limit keeps what was known and is read with the next look.
   */
  async read(
    instance: CampaignInstance,
    rows: readonly Delivery[],
    again: boolean,
    signal: AbortSignal,
  ): Promise<boolean> {
    const { known } = this;
    const moved = (row: Delivery): boolean =>
      again && (!SETTLED.has(row.state) || known.get(row.id)?.as !== likeness(row));
    const wanted = rows.filter((row) => !known.has(row.id) || moved(row));
    // Those without any come first.
    const ordered = [...wanted].sort((a, b) => Number(known.has(a.id)) - Number(known.has(b.id))).slice(0, MAX_AT_ONCE);
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
