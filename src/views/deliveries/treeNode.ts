import type * as vscode from 'vscode';

/**
 * One node of the tree. Its id holds no volatile text (no state, no count), so that selection and expansion
 * outlive every refresh.
 */
export interface TreeNode {
  readonly id: string;
  readonly parent: TreeNode | undefined;
  item(): vscode.TreeItem;
  /** Undefined for a leaf. */
  children?(signal: AbortSignal): Promise<readonly TreeNode[]>;
  /** Markdown for the tooltip, read when the pointer rests on the node. */
  tooltip?(signal: AbortSignal): Promise<vscode.MarkdownString | undefined>;
}
