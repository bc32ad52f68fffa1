import { l10n, MarkdownString, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import { shownText } from '../../../platform/markdownText';
import type { LeafParts, ServersNode } from './treeNode';
import { describeError } from '../../../connections/errorText';

/** A line that only says something. */
export class LeafNode implements ServersNode {
  readonly id: string;
  readonly connectionId: string;

  constructor(
    key: string,
    readonly parent: ServersNode,
    private readonly parts: LeafParts,
    /** What its commands are given besides the connection. */
    readonly subject: Readonly<Record<string, unknown>> = {},
  ) {
    this.id = `${parent.id}/${key}`;
    this.connectionId = parent.connectionId;
  }

  item(): TreeItem {
    const item = itemOf(this.id, this.parts);
    item.collapsibleState = TreeItemCollapsibleState.None;
    return item;
  }
}

/** A tree item with what every one of ours has: plain-text tooltip, and words for a screen reader. */
export function itemOf(id: string, parts: LeafParts): TreeItem {
  const { label, description, spoken = description, tooltip, icon, contextValue, command } = parts;
  const item = new TreeItem(label);
  item.id = id;
  item.description = description;
  item.iconPath = icon;
  item.contextValue = contextValue;
  item.command = command;
  if (tooltip !== undefined) {
    item.tooltip = new MarkdownString().appendMarkdown(shownText(tooltip));
  }
  item.accessibilityInformation = {
    label: [label, spoken?.replaceAll(' · ', ', ')].filter((part) => part !== undefined && part !== '').join(', '),
  };
  return item;
}

/** What went wrong, in the tree instead of a notification: a click looks again. */
export function errorLeaf(parent: ServersNode, error: unknown, key = 'error'): ServersNode {
  const { what, why, next } = describeError(error);
  return new LeafNode(key, parent, {
    label: what,
    description: l10n.t('Click to try again'),
    tooltip: [why, next].filter((part) => part !== undefined).join('. '),
    icon: new ThemeIcon('error', new ThemeColor('errorForeground')),
    contextValue: 'message',
    command: {
      command: 'deliveryDoctor.refreshServers',
      title: l10n.t('Refresh'),
      arguments: [{ connectionId: parent.connectionId }],
    },
  });
}
