import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import type * as vscode from 'vscode';
import type { TreeNode } from '../../../src/views/deliveries/nodes/treeNode';
import type { TestApi } from '../../../src/testApi';

export interface Shown {
  readonly node: TreeNode;
  readonly item: vscode.TreeItem;
  readonly label: string;
}

/** What the view shows below a node (the instances without one), read as VS Code reads it. */
export async function shownBelow(door: TestApi, node?: TreeNode): Promise<readonly Shown[]> {
  const nodes = await door.view.getChildren(node);
  // Names come first: what follows a moment later is what a person sees.
  if (node !== undefined && 'connectionId' in node && typeof node.connectionId === 'string') {
    await (await door.view.live()).fillIn(node.connectionId);
    (node as { readonly update?: () => unknown }).update?.();
  }
  return nodes.map((child) => {
    const item = door.view.getTreeItem(child);
    return { node: child, item, label: typeof item.label === 'string' ? item.label : '' };
  });
}

/** The node shown under these labels, from the instance down. */
export async function find(door: TestApi, ...labels: readonly (string | RegExp)[]): Promise<Shown> {
  let found: Shown | undefined;
  for (const label of labels) {
    const below = await shownBelow(door, found?.node);
    const matches = (text: string): boolean => (typeof label === 'string' ? text === label : label.test(text));
    found = below.find((shown) => matches(shown.label));
    assert.ok(found, `no ${String(label)} among ${below.map((shown) => shown.label).join(', ')}`);
  }
  assert.ok(found);
  return found;
}

/** Waits until `look` answers something. */
export async function eventually<T>(what: string, look: () => Promise<T | undefined>, withinMs = 60_000): Promise<T> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const seen = await look();
    if (seen !== undefined) {
      return seen;
    }
    assert.ok(Date.now() < deadline, `${what}: not within ${withinMs} ms`);
    await delay(250);
  }
}
