import type { CampaignInstance } from '../../../campaign/instance';
import type { AttentionGroup } from '../../../domain/attention';
import type { Delivery, DeliveryId } from '../../../domain/delivery';
import { DELIVERY_STATES, type DeliveryStateCode } from '../../../domain/deliveryState';
import type { ViewChoice } from '../../../domain/viewChoice';
import type { Clock } from '../../../platform/clock';
import { Serial } from '../../../platform/serial';
import { DeliveryFigures } from '../texts/deliveryFigures';
import { type GroupInfo, type GroupPages, MAX_REREAD, sameOrder, withMore, withNewHead } from './deliveryGroup';
import { DeliveryReader, type Counts } from './deliveryReader';

/** What a refresh found, as little as possible, so that only that is painted again. */
export interface DeliveriesChange {
  /** Groups appeared, disappeared or moved. */
  readonly groupsChanged: boolean;
  /** Keys of the groups whose count changed, or whose deliveries are others or in another order. */
  readonly groups: readonly string[];
}

/**
 * What is known of one instance's deliveries: counts per group, and the pages of the groups that somebody opened. A
 * refresh costs one call for all counts (two where the view is filtered or grouped otherwise), one per open group, and one
 * for the figures of what is shown, however many deliveries there are.
 */
export class InstanceDeliveries {
  private known: Counts | undefined;
  private knownSince: number | undefined;
  private pages = new Map<string, GroupPages>();
  /** Groups whose first page is on its way. */
  private opening = new Map<string, Promise<GroupPages>>();
  private serial = new Serial();
  private readonly reader: DeliveryReader;
  private readonly figures = new DeliveryFigures();
  private foundOne: Delivery | undefined;
  private pinnedOnes: readonly Delivery[] = [];

  constructor(
    private readonly clock: Clock,
    private readonly pageSize: () => number,
    choice: () => ViewChoice,
    private readonly pins: () => readonly DeliveryId[] = () => [],
  ) {
    this.reader = new DeliveryReader(clock, choice);
  }

  /** Of all deliveries, by attention; undefined before the first reading. */
  get attention(): ReadonlyMap<AttentionGroup, number> | undefined {
    return this.known?.attention;
  }

  /** When the counts were read last, epoch ms by this machine's clock. */
  get readAt(): number | undefined {
    return this.knownSince;
  }

  /** The groups that have deliveries, in the order shown. */
  get groups(): readonly GroupInfo[] {
    return this.known?.groups ?? [];
  }

  get hasMoreGroups(): boolean {
    return this.known?.more ?? false;
  }

  /** What *Find delivery…* found. */
  get found(): Delivery | undefined {
    return this.foundOne;
  }

  set found(delivery: Delivery | undefined) {
    this.foundOne = delivery;
  }

  /** What is pinned and still there, as it was read last. */
  get pinned(): readonly Delivery[] {
    const wanted = this.pins();
    return this.pinnedOnes.filter(({ id }) => wanted.includes(id));
  }

  group(key: string): GroupPages | undefined {
    return this.pages.get(key);
  }

  /** A closed group is not read any more, and read afresh when it is opened again. */
  close(key: string): void {
    this.pages.delete(key);
  }

  /** Forgets everything; what is being read belongs to what was, and is not kept either. */
  clear(): void {
    this.known = undefined;
    this.knownSince = undefined;
    this.pages = new Map();
    this.pinnedOnes = [];
    this.opening = new Map();
    this.figures.clear();
    this.serial = new Serial();
  }

  async readCounts(instance: CampaignInstance, signal: AbortSignal): Promise<void> {
    const { pages } = this;
    await this.serial.run(async () => {
      if (this.known !== undefined) {
        return;
      }
      const [counts, pinned] = await Promise.all([
        this.reader.counts(instance, signal),
        this.reader.pinned(instance, this.pins(), signal),
      ]);
      if (pages === this.pages) {
        this.know(counts);
        this.pinnedOnes = pinned;
      }
    });
  }

  private know(counts: Counts): void {
    this.known = counts;
    this.knownSince = this.clock.now();
  }

  /** The pages of a group, reading the first one when it is opened. Different groups are read side by side. */
  async open(instance: CampaignInstance, key: string, signal: AbortSignal): Promise<GroupPages> {
    const { pages, opening } = this;
    const present = pages.get(key);
    if (present !== undefined) {
      return present;
    }
    const reading = opening.get(key) ?? this.openNow(instance, pages, key, signal);
    opening.set(key, reading);
    try {
      return await reading;
    } finally {
      opening.delete(key);
    }
  }

  private async openNow(
    instance: CampaignInstance,
    pages: Map<string, GroupPages>,
    key: string,
    signal: AbortSignal,
  ): Promise<GroupPages> {
    const page = this.withFigures(await this.reader.page(instance, key, this.pageSize(), signal));
    pages.set(key, page);
    return page;
  }

  /** Reads one more page of an open group. */
  async more(instance: CampaignInstance, key: string, signal: AbortSignal): Promise<void> {
    const { pages } = this;
    await this.serial.run(async () => {
      const present = pages.get(key);
      if (present?.next === undefined) {
        return;
      }
      const page = await this.reader.page(instance, key, this.pageSize(), signal, present.next);
      pages.set(key, withMore(present, this.withFigures(page)));
    });
  }

  /**
   * Reads counts, open groups, their figures, and what was found, again: all at once, and the figures of rows that came or
   * changed after that.
   */
  async refresh(instance: CampaignInstance, signal: AbortSignal): Promise<DeliveriesChange> {
    const { pages } = this;
    return this.serial.run(async () => {
      const before = this.known?.groups ?? [];
      const sought = this.foundOne;
      const [after, reordered, justRead, found, pinned] = await Promise.all([
        this.reader.counts(instance, signal),
        this.rereadOpenGroups(instance, pages, signal),
        this.figures.readMoving(instance, this.shownOf(pages), signal),
        sought === undefined ? undefined : instance.deliveries.findOne({ id: sought.id }, signal),
        this.reader.pinned(instance, this.pins(), signal),
      ]);
      if (pages !== this.pages) {
        return { groupsChanged: true, groups: [] };
      }
      this.know(after);
      const pinnedChanged = ids(pinned) !== ids(this.pinnedOnes);
      this.pinnedOnes = pinned;
      // Another one may have been found, or this one dismissed, while it was read.
      if (this.foundOne === sought) {
        this.foundOne = found;
      }
      await this.figures.readChanged(instance, this.shownOf(pages), justRead, signal);
      this.showFigures(pages);
      const counted = new Map(before.map(({ key, count }) => [key, count]));
      return {
        groupsChanged: pinnedChanged || keys(before) !== keys(after.groups),
        groups: after.groups
          .filter(({ key, count }) => reordered.has(key) || counted.get(key) !== count)
          .map(({ key }) => key),
      };
    });
  }

  /** Reads the figures of what is shown and has none yet, in one call; answers whether there were any. */
  async fillIn(instance: CampaignInstance, signal: AbortSignal): Promise<boolean> {
    const { pages } = this;
    return this.serial.run(async () => {
      const read = await this.figures.read(instance, this.shownOf(pages), signal);
      this.showFigures(pages);
      return read;
    });
  }

  /** True while something moves that a person would like to see moving. */
  get isSending(): boolean {
    const moving = this.shownOf(this.pages).some((row) => MOVING.has(row.state));
    return moving || (this.known?.attention.get('inProgress') ?? 0) > 0;
  }

  private async rereadOpenGroups(
    instance: CampaignInstance,
    open: Map<string, GroupPages>,
    signal: AbortSignal,
  ): Promise<ReadonlySet<string>> {
    const reordered = new Set<string>();
    await Promise.all(
      [...open].map(async ([key, present]) => {
        const size = Math.min(MAX_REREAD, Math.max(this.pageSize(), present.rows.length));
        const head = this.withFigures(await this.reader.page(instance, key, size, signal));
        const pages = withNewHead(present, head);
        // Closed meanwhile: nobody looks at it any more.
        if (!open.has(key)) {
          return;
        }
        open.set(key, pages);
        if (!sameOrder(present, pages)) {
          reordered.add(key);
        }
      }),
    );
    return reordered;
  }

  private shownOf(open: ReadonlyMap<string, GroupPages>): readonly Delivery[] {
    return [...open.values()].flatMap(({ rows }) => rows).concat(this.pinnedOnes);
  }

  private showFigures(open: Map<string, GroupPages>): void {
    for (const [key, pages] of open) {
      open.set(key, this.withFigures(pages));
    }
    this.pinnedOnes = this.pinnedOnes.map((row) => this.figures.onto(row));
  }

  private withFigures(pages: GroupPages): GroupPages {
    return { ...pages, rows: pages.rows.map((row) => this.figures.onto(row)) };
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

function ids(deliveries: readonly Delivery[]): string {
  return deliveries.map(({ id }) => id).join('\n');
}

function keys(groups: readonly GroupInfo[]): string {
  return groups.map(({ key }) => key).join('\n');
}
