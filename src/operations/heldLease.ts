import type { Lease, OperationClock } from './ports';

/** Keeps a lease for as long as an attempt lasts, however long a person thinks about the question. */
export class HeldLease {
  private readonly end = new AbortController();

  constructor(
    private readonly lease: Lease,
    private readonly clock: OperationClock,
    lengthMs: number,
  ) {
    void this.beat(lengthMs / 3);
  }

  /** Whether it is still ours; asked right before an order is sent. A lease that cannot be read is lost. */
  async isOurs(): Promise<boolean> {
    return this.lease.extend().catch(() => false);
  }

  /** Whether nobody else changed the same thing since; what cannot be read counts as changed. */
  async isLast(): Promise<boolean> {
    return !(await this.lease.superseded().catch(() => true));
  }

  /** Gives it back; never rejects: it ends by itself. */
  async release(): Promise<void> {
    this.end.abort();
    await this.lease.release().catch(() => undefined);
  }

  private async beat(everyMs: number): Promise<void> {
    const { signal } = this.end;
    let ours = true;
    while (ours) {
      await this.clock.sleep(everyMs, signal);
      ours = !signal.aborted && (await this.isOurs());
    }
  }
}
