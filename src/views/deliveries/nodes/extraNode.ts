import { TreeItem } from 'vscode';
import type { ReportFix } from '../../../shared/report';
import type { ExtraLine } from '../deliveryExtras';
import type { TreeNode } from './treeNode';

/** A line below a delivery that another feature added. Commands read the delivery off it. */
export class ExtraNode implements TreeNode {
  readonly id: string;

  constructor(
    readonly connectionId: string,
    readonly deliveryId: string,
    private readonly line: ExtraLine,
    readonly parent: TreeNode,
  ) {
    this.id = `extra:${parent.id}:${line.id}`;
  }

  /** What commands of its menu offer to do. */
  get fixes(): readonly ReportFix[] {
    return this.line.fixes ?? [];
  }

  item(): TreeItem {
    const { label, description, tooltip, icon, contextValue = 'extra', command, spoken } = this.line;
    const item = new TreeItem(label);
    item.id = this.id;
    item.description = description;
    item.tooltip = tooltip;
    item.iconPath = icon;
    item.contextValue = contextValue;
    item.command = command;
    item.accessibilityInformation = {
      label: spoken ?? [label, description].filter((part) => part !== undefined).join(', '),
    };
    return item;
  }
}
