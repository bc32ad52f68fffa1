import type { CampaignInstance, DeliveryFilter, DeliveryQuery, PageKey } from '../../../campaign/instance';
import type { AttentionGroup } from '../../../domain/attention';
import type { Delivery, DeliveryId } from '../../../domain/delivery';
import { parseFilter, resolveFilter } from '../../../domain/deliveryFilter';
import type { ViewChoice } from '../../../domain/viewChoice';
import type { Clock } from '../../../platform/clock';
import { attentionGroups, attentionOf, type GroupInfo, type GroupPages, orderedGroups } from './deliveryGroup';

/** What one count query, or two, tell of an instance. */
export interface Counts {
  readonly groups: readonly GroupInfo[];
  /** The instance has more groups than it told of. */
  readonly more: boolean;
  /** Of all deliveries, whatever the view is grouped by and filtered to: for the badge. */
  readonly attention: ReadonlyMap<AttentionGroup, number>;
}

/** Puts a person's choice into queries. */
export class DeliveryReader {
  constructor(
    private readonly clock: Clock,
    private readonly choice: () => ViewChoice,
  ) {}

  /**
   * One call where the view shows all deliveries by attention; else a second one, because the badge counts all deliveries
   * that need attention, not only those shown.
   */
  async counts(instance: CampaignInstance, signal: AbortSignal): Promise<Counts> {
    const { grouping } = this.choice();
    const now = this.now(instance);
    const filter = this.filter(now);
    const attention = instance.deliveries.countByGroup(now, signal);
    if (grouping === 'attention') {
      const counted = filter === undefined ? attention : instance.deliveries.countByGroup(now, signal, filter);
      const [all, shown] = await Promise.all([attention, counted]);
      return { groups: attentionGroups(shown), more: false, attention: all };
    }
    const [all, { groups, more }] = await Promise.all([
      attention,
      instance.deliveries.countBy(grouping, { now, filter }, signal),
    ]);
    return { groups: orderedGroups(grouping, groups), more, attention: all };
  }

  /** Rows of one group, names and dates only; their figures come with `statistics`. */
  page(
    instance: CampaignInstance,
    key: string,
    pageSize: number,
    signal: AbortSignal,
    after?: PageKey,
  ): Promise<GroupPages> {
    const { grouping, sort } = this.choice();
    const now = this.now(instance);
    const place: Pick<DeliveryQuery, 'group' | 'within'> =
      grouping === 'attention' ? { group: attentionOf(grouping, key) } : { within: { by: grouping, key } };
    return instance.deliveries.list(
      { ...place, now, pageSize, after, sort, filter: this.filter(now), namesOnly: true },
      signal,
    );
  }

  /** These deliveries, whatever the view is filtered to, in this order; those that are gone are left out. */
  async pinned(
    instance: CampaignInstance,
    ids: readonly DeliveryId[],
    signal: AbortSignal,
  ): Promise<readonly Delivery[]> {
    if (ids.length === 0) {
      return [];
    }
    const now = this.now(instance);
    const { rows } = await instance.deliveries.list(
      { now, pageSize: ids.length, filter: { ids }, namesOnly: true },
      signal,
    );
    return [...rows].sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
  }

  private filter(now: number): DeliveryFilter | undefined {
    const { filter } = this.choice();
    return filter === '' ? undefined : resolveFilter(parseFilter(filter).filter, now);
  }

  /** The instance's time, not ours, decides what is due. */
  private now(instance: CampaignInstance): number {
    return this.clock.now() + instance.info.clockOffsetMs;
  }
}
