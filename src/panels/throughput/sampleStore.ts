import type { EpochMs } from '../../domain/delivery';
import type { ThroughputSample } from '../../domain/throughput';

/**
 * A row may be written, or read by us, a little after its own time: the last minutes are read again.
 * Rows have the key (date, delivery), so what comes twice is counted once.
 */
const READ_AGAIN_MS = 3 * 60_000;

/** The rows read so far, so that each look asks only for what is new. */
export class SampleStore {
  private readonly rows = new Map<string, ThroughputSample>();
  private coveredFrom: EpochMs | undefined;
  private newest_: EpochMs | undefined;
  private readAt: EpochMs | undefined;

  get newest(): EpochMs | undefined {
    return this.newest_;
  }

  /** From when on to ask the instance, to have everything since `from`. */
  since(from: EpochMs): EpochMs {
    if (this.coveredFrom === undefined || this.newest_ === undefined || from < this.coveredFrom) {
      return from;
    }
    return Math.max(from, this.newest_ - READ_AGAIN_MS);
  }

  /** True when everything from `from` on was read at the moment `now`. */
  covers(from: EpochMs, now: EpochMs): boolean {
    return this.readAt === now && this.coveredFrom !== undefined && this.coveredFrom <= from;
  }

  /** Takes rows that were asked for with `since(from)` at the moment `now`, and lets go of those before `from`. */
  add(samples: readonly ThroughputSample[], from: EpochMs, now: EpochMs): void {
    this.readAt = now;
    this.coveredFrom = this.coveredFrom === undefined ? from : Math.min(this.coveredFrom, from);
    for (const sample of samples) {
      this.rows.set(`${sample.at} ${sample.deliveryId}`, sample);
      if (this.newest_ === undefined || sample.at > this.newest_) {
        this.newest_ = sample.at;
      }
    }
    if (this.coveredFrom < from) {
      this.coveredFrom = from;
      for (const [key, { at }] of this.rows) {
        if (at < from) {
          this.rows.delete(key);
        }
      }
    }
  }

  all(): readonly ThroughputSample[] {
    return [...this.rows.values()];
  }

  clear(): void {
    this.rows.clear();
    this.coveredFrom = undefined;
    this.newest_ = undefined;
    this.readAt = undefined;
  }
}
