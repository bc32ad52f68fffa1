import { l10n, ThemeIcon, TreeItem } from 'vscode';
import { formats } from '../../formats';
import type { TreeNode } from './treeNode';

/** Ends a group that has more deliveries than are shown: `Load more (100 of 12,408)`. */
export class LoadMoreNode implements TreeNode {
  readonly id: string;

  constructor(
    readonly connectionId: string,
    /** Of the group that it ends. */
    readonly key: string,
    private readonly shown: number,
    private readonly total: number | undefined,
    readonly parent: TreeNode,
  ) {
    this.id = `more:${parent.id}`;
  }

  item(): TreeItem {
    const { numbers } = formats();
    const label =
      this.total === undefined
        ? l10n.t('Load more ({0} shown)', numbers.count(this.shown))
        : l10n.t('Load more ({0} of {1})', numbers.count(this.shown), numbers.count(Math.max(this.total, this.shown)));
    const item = new TreeItem(label);
    item.id = this.id;
    item.iconPath = new ThemeIcon('ellipsis');
    item.contextValue = 'loadMore';
    item.accessibilityInformation = { label };
    item.command = { command: 'deliveryDoctor.loadMore', title: label, arguments: [this] };
    return item;
  }
}
