import { l10n, TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { AttentionGroup } from '../../domain/attention';
import type { Delivery } from '../../domain/delivery';
import { isCancelled } from '../../platform/abort';
import { groupText } from '../../platform/deliveryWords';
import { groupIcon } from './deliveryIcon';
import { DeliveryNode } from './deliveryNode';
import { formats } from './formats';
import { LoadMoreNode } from './loadMoreNode';
import { errorNode } from './messageNode';
import type { TreeContext } from './treeContext';
import type { TreeNode } from './treeNode';

/** Groups that are open at first: what a person came for. */
const OPEN_AT_FIRST = new Set<AttentionGroup>(['needsAttention', 'pending', 'inProgress']);

/** One group of deliveries with its count. */
export class GroupNode implements TreeNode {
  readonly id: string;
  private nodes = new Map<string, DeliveryNode>();

  constructor(
    private readonly context: TreeContext,
    readonly connectionId: string,
    readonly group: AttentionGroup,
    readonly parent: TreeNode,
  ) {
    this.id = `group:${connectionId}:${group}`;
  }

  item(): TreeItem {
    const { Collapsed, Expanded } = TreeItemCollapsibleState;
    const item = new TreeItem(groupText(this.group), OPEN_AT_FIRST.has(this.group) ? Expanded : Collapsed);
    const count = formats().numbers.count(this.count ?? 0);
    item.id = this.id;
    item.description = count;
    item.iconPath = groupIcon(this.group);
    item.contextValue = 'group';
    item.accessibilityInformation = { label: l10n.t('{0}, {1} deliveries', groupText(this.group), count) };
    return item;
  }

  async children(signal: AbortSignal): Promise<readonly TreeNode[]> {
    try {
      const instance = await this.context.manager.instance(this.connectionId, signal);
      const pages = await this.context.deliveries(this.connectionId).open(instance, this.group, signal);
      const rows = this.nodesFor(pages.rows);
      if (pages.next === undefined) return rows;
      return [...rows, new LoadMoreNode(this.connectionId, this.group, rows.length, this.count, this)];
    } catch (error) {
      if (isCancelled(error)) return [];
      return [errorNode(this.connectionId, error, this, 'deliveryDoctor.refresh')];
    }
  }

  /** Takes over what a refresh read; answers the delivery nodes that look different now. */
  update(): readonly DeliveryNode[] {
    const pages = this.context.deliveries(this.connectionId).group(this.group);
    const changed: DeliveryNode[] = [];
    for (const row of pages?.rows ?? []) {
      const node = this.nodes.get(row.id);
      if (node === undefined) continue;
      node.delivery = row;
      if (node.looksDifferent()) changed.push(node);
    }
    return changed;
  }

  private get count(): number | undefined {
    return this.context.deliveries(this.connectionId).counts?.get(this.group);
  }

  /** The same object for the same delivery, as VS Code wants it. */
  private nodesFor(rows: readonly Delivery[]): readonly DeliveryNode[] {
    const nodes = rows.map((row) => {
      const node = this.nodes.get(row.id) ?? new DeliveryNode(this.context, this.connectionId, this.group, row, this);
      node.delivery = row;
      return node;
    });
    this.nodes = new Map(nodes.map((node) => [node.deliveryId, node]));
    return nodes;
  }
}
