import { l10n, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import { DeliveryNode } from './deliveryNode';
import type { TreeContext, TreeNode } from './treeNode';

/** What *Find delivery…* found, above the groups: it may be on no page that is loaded, or outside the filter. */
export class FoundNode implements TreeNode {
  readonly id: string;
  private node: DeliveryNode | undefined;

  constructor(
    private readonly context: TreeContext,
    readonly connectionId: string,
    readonly parent: TreeNode,
  ) {
    this.id = `found:${connectionId}`;
  }

  item(): TreeItem {
    const item = new TreeItem(l10n.t('Found'), TreeItemCollapsibleState.Expanded);
    item.id = this.id;
    item.iconPath = new ThemeIcon('search');
    item.contextValue = 'found';
    item.accessibilityInformation = { label: l10n.t('Found delivery') };
    return item;
  }

  children(): Promise<readonly TreeNode[]> {
    const node = this.delivery;
    return Promise.resolve(node === undefined ? [] : [node]);
  }

  /** The node of what was found; the same object for the same delivery. */
  get delivery(): DeliveryNode | undefined {
    const found = this.context.deliveries(this.connectionId).found;
    if (found === undefined) {
      return undefined;
    }
    if (this.node?.deliveryId !== found.id) {
      this.node = new DeliveryNode(
        this.context,
        { connectionId: this.connectionId, grouping: 'found', key: 'found' },
        found,
        this,
      );
    }
    this.node.delivery = found;
    return this.node;
  }
}
