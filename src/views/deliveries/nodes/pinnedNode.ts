import { l10n, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import { DeliveryNode } from './deliveryNode';
import type { TreeContext, TreeNode } from './treeNode';

/** Deliveries that the person pinned, above the groups: they may be on no page that is loaded, or outside the filter. */
export class PinnedNode implements TreeNode {
  readonly id: string;
  private nodes = new Map<string, DeliveryNode>();

  constructor(
    private readonly context: TreeContext,
    readonly connectionId: string,
    readonly parent: TreeNode,
  ) {
    this.id = `pinned:${connectionId}`;
  }

  item(): TreeItem {
    const item = new TreeItem(l10n.t('Pinned'), TreeItemCollapsibleState.Expanded);
    item.id = this.id;
    item.iconPath = new ThemeIcon('pinned');
    item.contextValue = 'pinnedGroup';
    item.accessibilityInformation = { label: l10n.t('Pinned deliveries') };
    return item;
  }

  children(): Promise<readonly TreeNode[]> {
    return Promise.resolve(this.deliveries);
  }

  /** The nodes of what is pinned and still there; the same object for the same delivery. */
  get deliveries(): readonly DeliveryNode[] {
    const { connectionId } = this;
    const nodes = this.context.deliveries(connectionId).pinned.map((delivery) => {
      const place = { connectionId, grouping: 'pinned', key: 'pinned' } as const;
      const node = this.nodes.get(delivery.id) ?? new DeliveryNode(this.context, place, delivery, this);
      node.delivery = delivery;
      return node;
    });
    this.nodes = new Map(nodes.map((node) => [node.deliveryId, node]));
    return nodes;
  }
}
