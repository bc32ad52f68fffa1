import type * as vscode from 'vscode';
import type { InstanceServers } from './instanceServers';

/** One node of the Servers view. Its id holds no volatile text, so that selection and expansion outlive a refresh. */
export interface ServersNode {
  readonly id: string;
  readonly connectionId: string;
  readonly parent: ServersNode | undefined;
  item(): vscode.TreeItem;
  /** Undefined for a leaf. */
  children?(signal: AbortSignal): Promise<readonly ServersNode[]>;
}

/** What the nodes of one instance need. */
export interface NodeContext {
  readonly model: InstanceServers;
  /** There is an editor for logs. */
  readonly hasLogEditor: boolean;
  /** Something was read after the nodes were shown. */
  readonly repaint: () => void;
}

interface LeafParts {
  readonly label: string;
  readonly description?: string;
  /** The description for a screen reader, where signs stand in it. */
  readonly spoken?: string;
  readonly tooltip?: string;
  readonly icon?: vscode.ThemeIcon;
  readonly contextValue?: string;
  readonly command?: vscode.Command;
}

export type { LeafParts };
