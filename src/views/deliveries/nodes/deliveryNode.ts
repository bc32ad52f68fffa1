import { TreeItem, TreeItemCollapsibleState, type MarkdownString } from 'vscode';
import type { DeliveryRef } from '../../../connections/access';
import { allowedActions } from '../../../domain/actions';
import { attentionGroupOf, type AttentionGroup } from '../../../domain/attention';
import { DELIVERY_MODE } from '../../../domain/deliveryKind';
import type { Delivery } from '../../../domain/delivery';
import type { Grouping } from '../../../domain/viewChoice';
import { whyQuestionOf } from '../../../domain/whyQuestion';
import { attentionOf } from '../tree/deliveryGroup';
import { deliveryIcon } from '../texts/deliveryIcon';
import { deliveryDescription, deliverySpoken } from '../texts/deliveryText';
import { deliveryTooltip, tooltipFacts } from '../texts/deliveryTooltip';
import { ExtraNode } from './extraNode';
import { mainCommand } from './mainCommand';
import { decorationUri } from '../texts/stateDecorations';
import { instanceNow, type TreeContext, type TreeNode } from './treeNode';

/** Where in the tree a delivery stands. */
export interface DeliveryPlace {
  readonly connectionId: string;
  readonly grouping: Grouping | 'found' | 'pinned';
  /** Of its group. */
  readonly key: string;
}

/** One delivery. Commands read `connectionId` and `deliveryId` off it. */
export class DeliveryNode implements TreeNode, DeliveryRef {
  readonly id: string;
  readonly connectionId: string;
  readonly deliveryId: string;
  private painted: string | undefined;

  constructor(
    private readonly context: TreeContext,
    private readonly place: DeliveryPlace,
    public delivery: Delivery,
    readonly parent: TreeNode,
  ) {
    this.connectionId = place.connectionId;
    this.deliveryId = delivery.id;
    // With its group, because while it moves from one to another it may be in both for a moment.
    this.id = `delivery:${place.connectionId}:${place.grouping}:${place.key}:${delivery.id}`;
  }

  item(): TreeItem {
    const { delivery, group, now } = this;
    this.painted = this.look();
    const { None, Expanded } = TreeItemCollapsibleState;
    const hasLines = this.context.extras.lines(this).length > 0;
    const item = new TreeItem(
      delivery.label === '' ? delivery.internalName : delivery.label,
      hasLines ? Expanded : None,
    );
    item.id = this.id;
    item.description = this.description;
    item.iconPath = deliveryIcon(delivery.state, group);
    item.resourceUri = decorationUri(this.connectionId, delivery.id, delivery.state, group);
    const isPinned = this.context.pins.has(this.connectionId, delivery.id);
    item.contextValue = `${contextOf(delivery)} ${isPinned ? 'pinned' : 'unpinned'}`;
    item.command = mainCommand(this, delivery);
    item.accessibilityInformation = { label: deliverySpoken(delivery, group, now) };
    return item;
  }

  children(): Promise<readonly TreeNode[]> {
    return Promise.resolve(
      this.context.extras.lines(this).map((line) => new ExtraNode(this.connectionId, this.deliveryId, line, this)),
    );
  }

  /** Whether it would be painted differently than last time: its row changed, or its age in words. */
  looksDifferent(): boolean {
    return this.painted !== undefined && this.painted !== this.look();
  }

  async tooltip(signal: AbortSignal): Promise<MarkdownString | undefined> {
    const instance = this.context.manager.existing(this.connectionId);
    const { now } = this;
    const remarks = this.context.extras.remarks(this);
    if (instance === undefined) {
      return deliveryTooltip(this.delivery, now, { remarks });
    }
    const [detail, facts] = await Promise.all([
      instance.deliveries.get(this.deliveryId, signal),
      tooltipFacts(instance, this.delivery, now, signal),
    ]);
    return deliveryTooltip(detail ?? this.delivery, now, { ...facts, remarks });
  }

  private look(): string {
    return [this.delivery.label, this.delivery.state, this.group, this.description].join('\n');
  }

  private get description(): string {
    const showsState = this.place.grouping !== 'attention' && this.place.grouping !== 'state';
    return deliveryDescription(this.delivery, this.group, this.now, showsState);
  }

  /** How much it needs a person, whatever it is grouped by. */
  private get group(): AttentionGroup {
    const { grouping, key } = this.place;
    const own = grouping === 'found' || grouping === 'pinned' ? undefined : attentionOf(grouping, key);
    return own ?? attentionGroupOf(this.delivery, this.now) ?? 'finished';
  }

  private get now(): number {
    return instanceNow(this.context, this.context.manager.existing(this.connectionId));
  }
}

/** `delivery pending controllable start stop`: words that the menus' `when` clauses look for. */
function contextOf({ state, deliveryMode }: Delivery): string {
  const question = whyQuestionOf(state);
  const actions = allowedActions(state);
  return [
    'delivery',
    ...(question === undefined ? [] : [question]),
    ...(deliveryMode === DELIVERY_MODE.midSourcing ? ['midSourced'] : []),
    ...(actions.some((action) => action !== 'diagnose') ? ['controllable'] : []),
    ...actions,
  ].join(' ');
}
