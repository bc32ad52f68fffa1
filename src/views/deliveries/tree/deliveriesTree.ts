import * as vscode from 'vscode';
import type { ConnectionManager } from '../../../connections/manager';
import type { ConnectionStore } from '../../../connections/store';
import { isCancelled } from '../../../platform/abort';
import type { Clock } from '../../../platform/clock';
import { Disposable } from '../../../platform/disposable';
import type { InstanceMarks } from '../../../platform/instanceMarks';
import { errorLine, type Log } from '../../../platform/log';
import type { StateStore } from '../../../platform/stateStore';
import type { ViewChoices } from '../../../platform/viewChoices';
import type { DeliveryExtras } from '../deliveryExtras';
import type { PinnedDeliveries } from '../pinnedDeliveries';
import { InstanceDeliveries, type DeliveriesChange } from './instanceDeliveries';
import { InstanceNode } from '../nodes/instanceNode';
import type { TreeContext, TreeNode } from '../nodes/treeNode';

const OPEN_KEY = 'openInstances';

/** More changed deliveries than this in one group are painted by painting the group once. */
const PAINT_ONE_BY_ONE = 20;

export interface DeliveriesTreeOptions {
  readonly manager: ConnectionManager;
  readonly store: ConnectionStore;
  readonly state: StateStore;
  readonly clock: Clock;
  readonly log: Log;
  readonly pageSize: () => number;
  readonly choices: ViewChoices;
  /** What the person pinned. */
  readonly pins: PinnedDeliveries;
  /** What other features say beside an instance. */
  readonly marks: InstanceMarks;
  /** What other features add to deliveries. */
  readonly extras: DeliveryExtras;
}

/** The nodes of the Deliveries view: instances → groups, as chosen → deliveries, page by page. */
export class DeliveriesTree extends Disposable implements vscode.TreeDataProvider<TreeNode> {
  private readonly changes = this._register(new vscode.EventEmitter<TreeNode | undefined>());
  readonly onDidChangeTreeData = this.changes.event;
  private readonly reads = this._register(new vscode.EventEmitter<string>());
  /** Deliveries of an instance were read by the tree itself, because a node was opened. */
  readonly onDidRead = this.reads.event;
  private readonly nodes = new Map<string, InstanceNode>();
  private readonly models = new Map<string, InstanceDeliveries>();
  private readonly open: Set<string>;
  private readonly context: TreeContext;

  constructor(private readonly options: DeliveriesTreeOptions) {
    super();
    this.open = new Set(options.state.read(OPEN_KEY, textList));
    this.context = {
      manager: options.manager,
      clock: options.clock,
      deliveries: (connectionId) => this.deliveries(connectionId),
      isOpen: (connectionId) => this.open.has(connectionId),
      choice: () => options.choices.current,
      pins: options.pins,
      marks: options.marks,
      extras: options.extras,
    };
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    return node.item();
  }

  getParent(node: TreeNode): TreeNode | undefined {
    return node.parent;
  }

  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    if (node === undefined) {
      return this.options.store.all().map(({ id }) => this.instanceNode(id));
    }
    if (node instanceof InstanceNode) {
      await this.remember(node.connectionId, true);
    }
    const children = await node.children?.(this.endSignal);
    this.reads.fire(connectionOf(node));
    return [...(children ?? [])];
  }

  async resolveTreeItem(
    item: vscode.TreeItem,
    node: TreeNode,
    token: vscode.CancellationToken,
  ): Promise<vscode.TreeItem> {
    if (node.tooltip === undefined) {
      return item;
    }
    const controller = new AbortController();
    const listening = token.onCancellationRequested(() => {
      controller.abort();
    });
    try {
      item.tooltip = await node.tooltip(AbortSignal.any([controller.signal, this.endSignal]));
    } catch (error) {
      if (!isCancelled(error)) {
        this.options.log.warn(`tooltip: ${errorLine(error)}`);
      }
    } finally {
      listening.dispose();
    }
    return item;
  }

  /** What is known of an instance's deliveries. */
  deliveries(connectionId: string): InstanceDeliveries {
    const known = this.models.get(connectionId);
    if (known !== undefined) {
      return known;
    }
    const model = new InstanceDeliveries(
      this.options.clock,
      this.options.pageSize,
      () => this.options.choices.current,
      () => this.options.pins.of(connectionId),
    );
    this.models.set(connectionId, model);
    return model;
  }

  instanceNode(connectionId: string): InstanceNode {
    const known = this.nodes.get(connectionId);
    if (known !== undefined) {
      return known;
    }
    const node = new InstanceNode(this.context, connectionId, this.open.has(connectionId));
    this.nodes.set(connectionId, node);
    return node;
  }

  /** The nodes that show a delivery now: it may be in a group and among what was found. */
  deliveryNodes(connectionId: string, deliveryId: string): readonly TreeNode[] {
    const instance = this.instanceNode(connectionId);
    const inGroups = this.deliveries(connectionId).groups.map((info) => instance.group(info).delivery(deliveryId));
    const found = instance.found.delivery;
    const pinned = instance.pinned.deliveries.filter((node) => node.deliveryId === deliveryId);
    return [...inGroups, ...pinned, found?.deliveryId === deliveryId ? found : undefined].filter(
      (node) => node !== undefined,
    );
  }

  get ids(): readonly string[] {
    return this.options.store.all().map(({ id }) => id);
  }

  isOpen(connectionId: string): boolean {
    return this.open.has(connectionId);
  }

  /** Notes which instances are open, so that they are after a reload of the window. */
  async remember(connectionId: string, open: boolean): Promise<void> {
    if (this.open.has(connectionId) === open) {
      return;
    }
    if (open) {
      this.open.add(connectionId);
    } else {
      this.open.delete(connectionId);
    }
    // Another window may have opened others since.
    const saved = new Set(this.options.state.read(OPEN_KEY, textList));
    if (open) {
      saved.add(connectionId);
    } else {
      saved.delete(connectionId);
    }
    await this.options.state.write(OPEN_KEY, [...saved]);
  }

  forget(connectionId: string): void {
    this.nodes.delete(connectionId);
    this.models.delete(connectionId);
    void this.remember(connectionId, false);
  }

  /** Paints one node again, or everything. */
  paint(node?: TreeNode): void {
    this.changes.fire(node);
  }

  /** Paints what a refresh changed, and nothing else. */
  paintChange(connectionId: string, change: DeliveriesChange): void {
    const instance = this.instanceNode(connectionId);
    if (change.groupsChanged || instance.looksDifferent()) {
      this.paint(instance);
      return;
    }
    const found = this.deliveries(connectionId).found === undefined ? undefined : instance.found.delivery;
    if (found?.looksDifferent() === true) {
      this.paint(found);
    }
    for (const node of instance.pinned.deliveries.filter((one) => one.looksDifferent())) {
      this.paint(node);
    }
    for (const info of this.deliveries(connectionId).groups) {
      const node = instance.group(info);
      const changed = node.update();
      if (change.groups.includes(info.key) || changed.length > PAINT_ONE_BY_ONE) {
        this.paint(node);
      } else {
        for (const delivery of changed) {
          this.paint(delivery);
        }
      }
    }
  }
}

function connectionOf(node: TreeNode): string {
  return 'connectionId' in node && typeof node.connectionId === 'string' ? node.connectionId : '';
}

function textList(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : undefined;
}
