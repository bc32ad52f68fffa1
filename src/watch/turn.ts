import { HeldLease } from '../operations/heldLease';
import type { Leases, OperationClock } from '../operations/ports';

/** Which of several processes on this machine looks: one for all. */
export class Turn {
  private held: HeldLease | undefined;

  constructor(
    private readonly leases: Leases,
    private readonly clock: OperationClock,
    private readonly key: string,
  ) {}

  /** Whether it is this one's turn; takes it when nobody has it. Where leases cannot be kept, nobody else can look either. */
  async isMine(): Promise<boolean> {
    if (this.held !== undefined && (await this.held.isOurs())) {
      return true;
    }
    await this.end();
    const lease = await this.leases.acquire(this.key);
    this.held = lease === undefined ? undefined : new HeldLease(lease, this.clock, this.leases.lengthMs);
    return this.held !== undefined;
  }

  /** Lets another one look; never rejects. */
  async end(): Promise<void> {
    const { held } = this;
    this.held = undefined;
    await held?.release();
  }
}
