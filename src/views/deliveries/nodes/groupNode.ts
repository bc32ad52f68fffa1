import { l10n, TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { Delivery } from '../../../domain/delivery';
import type { Grouping } from '../../../domain/viewChoice';
import { isCancelled } from '../../../platform/abort';
import { attentionOf, groupLabel, iconOfGroup, type GroupInfo } from '../tree/deliveryGroup';
import { DeliveryNode } from './deliveryNode';
import { formats } from '../../formats';
import { LoadMoreNode } from './loadMoreNode';
import { errorNode } from './messageNode';
import type { TreeContext, TreeNode } from './treeNode';

/** Groups that are open at first: what a person came for. */
const OPEN_AT_FIRST = new Set<string | undefined>(['needsAttention', 'pending', 'inProgress']);

/** Groups whose deliveries wait: *Diagnose All Pending* is about them. */
const WAITING = new Set<string | undefined>(['needsAttention', 'pending']);

/** One group of deliveries with its count. */
export class GroupNode implements TreeNode {
  readonly id: string;
  private nodes = new Map<string, DeliveryNode>();

  constructor(
    private readonly context: TreeContext,
    readonly connectionId: string,
    readonly grouping: Grouping,
    public info: GroupInfo,
    readonly parent: TreeNode,
  ) {
    this.id = `group:${connectionId}:${grouping}:${info.key}`;
  }

  get key(): string {
    return this.info.key;
  }

  item(): TreeItem {
    const { Collapsed, Expanded } = TreeItemCollapsibleState;
    const label = groupLabel(this.grouping, this.info);
    const item = new TreeItem(label, OPEN_AT_FIRST.has(attentionOf(this.grouping, this.key)) ? Expanded : Collapsed);
    const count = formats().numbers.count(this.info.count);
    item.id = this.id;
    item.description = count;
    item.iconPath = iconOfGroup(this.grouping, this.key);
    item.contextValue = WAITING.has(attentionOf(this.grouping, this.key)) ? 'group waiting' : 'group';
    item.accessibilityInformation = {
      label: this.info.count === 1 ? l10n.t('{0}, 1 delivery', label) : l10n.t('{0}, {1} deliveries', label, count),
    };
    return item;
  }

  async children(signal: AbortSignal): Promise<readonly TreeNode[]> {
    // Of a view that has been grouped otherwise since.
    if (this.grouping !== this.context.choice().grouping) {
      return [];
    }
    try {
      const instance = await this.context.manager.instance(this.connectionId, signal);
      const pages = await this.context.deliveries(this.connectionId).open(instance, this.key, signal);
      const rows = this.nodesFor(pages.rows);
      if (pages.next === undefined) {
        return rows;
      }
      return [...rows, new LoadMoreNode(this.connectionId, this.key, rows.length, this.info.count, this)];
    } catch (error) {
      if (isCancelled(error)) {
        return [];
      }
      return [errorNode(this.connectionId, error, this, 'deliveryDoctor.refresh')];
    }
  }

  /** Takes over what was read; answers the delivery nodes that look different now. */
  update(): readonly DeliveryNode[] {
    const pages = this.context.deliveries(this.connectionId).group(this.key);
    const changed: DeliveryNode[] = [];
    for (const row of pages?.rows ?? []) {
      const node = this.nodes.get(row.id);
      if (node === undefined) {
        continue;
      }
      node.delivery = row;
      if (node.looksDifferent()) {
        changed.push(node);
      }
    }
    return changed;
  }

  /** The node of a delivery, if it is shown: nodes outlive the pages that are forgotten with a filter or an order. */
  delivery(id: string): DeliveryNode | undefined {
    const rows = this.context.deliveries(this.connectionId).group(this.key)?.rows;
    return rows?.some((row) => row.id === id) === true ? this.nodes.get(id) : undefined;
  }

  /** The same object for the same delivery, as VS Code wants it. */
  private nodesFor(rows: readonly Delivery[]): readonly DeliveryNode[] {
    const { connectionId, grouping, key } = this;
    const nodes = rows.map((row) => {
      const node = this.nodes.get(row.id) ?? new DeliveryNode(this.context, { connectionId, grouping, key }, row, this);
      node.delivery = row;
      return node;
    });
    this.nodes = new Map(nodes.map((node) => [node.deliveryId, node]));
    return nodes;
  }
}
