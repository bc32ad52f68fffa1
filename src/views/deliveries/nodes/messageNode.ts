import { l10n, MarkdownString, ThemeColor, ThemeIcon, TreeItem } from 'vscode';
import { shownText } from '../../../platform/markdownText';
import { describeError } from '../../../connections/errorText';
import type { TreeNode } from './treeNode';

/** A line that is no delivery: why there is nothing to see, and what a click does about it. */
export class MessageNode implements TreeNode {
  readonly id: string;

  constructor(
    readonly connectionId: string,
    private readonly message: {
      readonly label: string;
      readonly description?: string;
      readonly tooltip?: string;
      readonly icon?: ThemeIcon;
      readonly command?: string;
    },
    readonly parent: TreeNode,
  ) {
    this.id = `message:${parent.id}`;
  }

  item(): TreeItem {
    const { label, description, tooltip, icon, command } = this.message;
    const item = new TreeItem(label);
    item.id = this.id;
    item.description = description;
    item.iconPath = icon;
    item.tooltip = tooltip === undefined ? undefined : new MarkdownString().appendMarkdown(shownText(tooltip));
    item.contextValue = 'message';
    item.accessibilityInformation = {
      label: [label, description, tooltip].filter((part) => part !== undefined).join(', '),
    };
    if (command !== undefined) {
      item.command = { command, title: label, arguments: [this] };
    }
    return item;
  }
}

/** What went wrong, in the tree instead of a notification: a click tries again. */
export function errorNode(
  connectionId: string,
  error: unknown,
  parent: TreeNode,
  command = 'deliveryDoctor.connect',
): MessageNode {
  const { what, why, next } = describeError(error);
  return new MessageNode(
    connectionId,
    {
      label: what,
      description: l10n.t('Click to try again'),
      tooltip: [why, next].filter((part) => part !== undefined).join('. '),
      icon: new ThemeIcon('error', new ThemeColor('list.errorForeground')),
      command,
    },
    parent,
  );
}
