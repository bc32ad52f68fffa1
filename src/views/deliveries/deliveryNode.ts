import { TreeItem, TreeItemCollapsibleState, type MarkdownString } from 'vscode';
import { allowedActions } from '../../domain/actions';
import type { AttentionGroup } from '../../domain/attention';
import type { Delivery } from '../../domain/delivery';
import { isPendingLike } from '../../domain/deliveryState';
import { deliveryIcon } from './deliveryIcon';
import { deliveryDescription, deliverySpoken } from './deliveryText';
import { decorationUri } from './stateDecorations';
import { deliveryTooltip } from './deliveryTooltip';
import { tooltipFacts } from './tooltipFacts';
import { instanceNow, type TreeContext } from './treeContext';
import type { TreeNode } from './treeNode';

/** One delivery. Commands read `connectionId` and `deliveryId` off it. */
export class DeliveryNode implements TreeNode {
  readonly id: string;
  readonly deliveryId: string;
  private painted: string | undefined;

  constructor(
    private readonly context: TreeContext,
    readonly connectionId: string,
    readonly group: AttentionGroup,
    public delivery: Delivery,
    readonly parent: TreeNode,
  ) {
    this.deliveryId = delivery.id;
    // With its group, because while it moves from one to another it may be in both for a moment.
    this.id = `delivery:${connectionId}:${group}:${delivery.id}`;
  }

  item(): TreeItem {
    const { delivery, group, now } = this;
    this.painted = this.look();
    const item = new TreeItem(delivery.label === '' ? delivery.internalName : delivery.label, TreeItemCollapsibleState.None);
    item.id = this.id;
    item.description = deliveryDescription(delivery, group, now);
    item.iconPath = deliveryIcon(delivery.state, group);
    item.resourceUri = decorationUri(this.connectionId, delivery.id, delivery.state, group);
    item.contextValue = contextOf(delivery);
    item.accessibilityInformation = { label: deliverySpoken(delivery, group, now) };
    return item;
  }

  /** Whether it would be painted differently than last time: its row changed, or its age in words. */
  looksDifferent(): boolean {
    return this.painted !== undefined && this.painted !== this.look();
  }

  async tooltip(signal: AbortSignal): Promise<MarkdownString | undefined> {
    const instance = this.context.manager.existing(this.connectionId);
    const now = instanceNow(this.context, instance);
    if (instance === undefined) return deliveryTooltip(this.delivery, now);
    const [detail, facts] = await Promise.all([
      instance.deliveries.get(this.deliveryId, signal),
      tooltipFacts(instance, this.delivery, now, signal),
    ]);
    return deliveryTooltip(detail ?? this.delivery, now, facts);
  }

  private look(): string {
    return [this.delivery.label, this.delivery.state, deliveryDescription(this.delivery, this.group, this.now)].join('\n');
  }

  private get now(): number {
    return instanceNow(this.context, this.context.manager.existing(this.connectionId));
  }
}

/** `delivery pending start stop`: words that the menus' `when` clauses look for. */
function contextOf({ state }: Delivery): string {
  return ['delivery', ...(isPendingLike(state) ? ['pending'] : []), ...allowedActions(state)].join(' ');
}
