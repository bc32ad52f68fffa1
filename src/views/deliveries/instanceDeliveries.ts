import type { CampaignInstance } from '../../campaign/instance';
import { ATTENTION_GROUPS, type AttentionGroup } from '../../domain/attention';
import { DELIVERY_STATES, type DeliveryStateCode } from '../../domain/deliveryState';
import type { Clock } from '../../platform/clock';
import { Serial } from '../../platform/serial';
import { MAX_REREAD, sameOrder, withMore, withNewHead, type GroupPages } from './groupPages';

/** What a refresh found, as little as possible, so that only that is painted again. */
export interface DeliveriesChange {
  /** Groups appeared or disappeared. */
  readonly groupsChanged: boolean;
  /** Groups whose count changed, or whose deliveries are others or in another order. */
  readonly groups: readonly AttentionGroup[];
}

type Counts = ReadonlyMap<AttentionGroup, number>;

/**
 * What is known of one instance's deliveries: counts per group, and the pages of the groups that somebody opened.
 * One refresh costs one call for all counts and one per open group, however many deliveries there are.
 */
export class InstanceDeliveries {
  private known: Counts | undefined;
  private readonly pages = new Map<AttentionGroup, GroupPages>();
  private readonly serial = new Serial();

  constructor(
    private readonly clock: Clock,
    private readonly pageSize: () => number,
  ) {}

  get counts(): Counts | undefined {
    return this.known;
  }

  /** The groups that have deliveries, in the order shown. */
  get shownGroups(): readonly AttentionGroup[] {
    return shown(this.known ?? new Map());
  }

  group(group: AttentionGroup): GroupPages | undefined {
    return this.pages.get(group);
  }

  /** A closed group is not read any more, and read afresh when it is opened again. */
  close(group: AttentionGroup): void {
    this.pages.delete(group);
  }

  clear(): void {
    this.known = undefined;
    this.pages.clear();
  }

  async readCounts(instance: CampaignInstance, signal: AbortSignal): Promise<Counts> {
    return this.serial.run(async () => {
      this.known ??= await instance.deliveries.countByGroup(this.now(instance), signal);
      return this.known;
    });
  }

  /** The pages of a group, reading the first one when it is opened. */
  async open(instance: CampaignInstance, group: AttentionGroup, signal: AbortSignal): Promise<GroupPages> {
    return this.serial.run(async () => {
      const present = this.pages.get(group);
      if (present !== undefined) return present;
      const page = await this.list(instance, group, this.pageSize(), signal);
      this.pages.set(group, page);
      return page;
    });
  }

  /** Reads one more page of an open group. */
  async more(instance: CampaignInstance, group: AttentionGroup, signal: AbortSignal): Promise<void> {
    await this.serial.run(async () => {
      const present = this.pages.get(group);
      if (present?.next === undefined) return;
      const page = await instance.deliveries.list(
        { group, now: this.now(instance), pageSize: this.pageSize(), after: present.next },
        signal,
      );
      this.pages.set(group, withMore(present, page));
    });
  }

  /** Reads counts and open groups again. */
  async refresh(instance: CampaignInstance, signal: AbortSignal): Promise<DeliveriesChange> {
    return this.serial.run(async () => {
      const before = this.known ?? new Map<AttentionGroup, number>();
      const after = await instance.deliveries.countByGroup(this.now(instance), signal);
      const reordered = await this.rereadOpenGroups(instance, signal);
      this.known = after;
      return {
        groupsChanged: shown(before).join() !== shown(after).join(),
        groups: ATTENTION_GROUPS.filter((group) => reordered.has(group) || before.get(group) !== after.get(group)),
      };
    });
  }

  /** True while something moves that a person would like to see moving. */
  get isSending(): boolean {
    const moving = [...this.pages.values()].some((pages) => pages.rows.some((row) => MOVING.has(row.state)));
    return moving || (this.known?.get('inProgress') ?? 0) > 0;
  }

  private async rereadOpenGroups(instance: CampaignInstance, signal: AbortSignal): Promise<ReadonlySet<AttentionGroup>> {
    const reordered = new Set<AttentionGroup>();
    await Promise.all(
      [...this.pages].map(async ([group, present]) => {
        const size = Math.min(MAX_REREAD, Math.max(this.pageSize(), present.rows.length));
        const pages = withNewHead(present, await this.list(instance, group, size, signal));
        // Closed meanwhile: nobody looks at it any more.
        if (!this.pages.has(group)) return;
        this.pages.set(group, pages);
        if (!sameOrder(present, pages)) reordered.add(group);
      }),
    );
    return reordered;
  }

  private list(instance: CampaignInstance, group: AttentionGroup, pageSize: number, signal: AbortSignal): Promise<GroupPages> {
    return instance.deliveries.list({ group, now: this.now(instance), pageSize }, signal);
  }

  /** The instance's time, not ours, decides what is due. */
  private now(instance: CampaignInstance): number {
    return this.clock.now() + instance.info.clockOffsetMs;
  }
}

const MOVING = new Set<DeliveryStateCode>([
  DELIVERY_STATES.started,
  DELIVERY_STATES.retryInProgress,
  DELIVERY_STATES.pausePending,
  DELIVERY_STATES.pauseInProgress,
  DELIVERY_STATES.cancelPending,
  DELIVERY_STATES.cancelInProgress,
]);

function shown(counts: Counts): readonly AttentionGroup[] {
  return ATTENTION_GROUPS.filter((group) => (counts.get(group) ?? 0) > 0);
}
