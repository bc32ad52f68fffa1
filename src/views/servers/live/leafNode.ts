import { MarkdownString, TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { LeafParts, ServersNode } from './treeNode';

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
export function itemOf(id: string, { label, description, tooltip, icon, contextValue, command }: LeafParts): TreeItem {
  const item = new TreeItem(label);
  item.id = id;
  item.description = description;
  item.iconPath = icon;
  item.contextValue = contextValue;
  item.command = command;
  if (tooltip !== undefined) {
    item.tooltip = new MarkdownString().appendText(tooltip);
  }
  item.accessibilityInformation = {
    label: [label, description].filter((part) => part !== undefined && part !== '').join(', '),
  };
  return item;
}
