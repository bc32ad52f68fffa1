import {
  EventEmitter,
  window,
  type CancellationToken,
  type TreeDataProvider,
  type TreeItem,
  type TreeView,
} from 'vscode';
import type { Delivery } from '../../domain/delivery';
import { setContextKey } from '../../platform/contextKeys';
import { Disposable } from '../../platform/disposable';
import { InstanceOrder } from './instanceOrder';
import type { DeliveriesLive, DeliveriesLiveOptions, TreeNode } from './tree';

export const DELIVERIES_VIEW = 'deliveryDoctor.deliveries';

export interface DeliveriesViewOptions extends Omit<DeliveriesLiveOptions, 'view'> {
  readonly load: () => Promise<{ readonly DeliveriesLive: new (options: DeliveriesLiveOptions) => DeliveriesLive }>;
}

/** The Deliveries view's shell: what stands in it is loaded when it is first seen. */
export class DeliveriesView extends Disposable implements TreeDataProvider<TreeNode> {
  private readonly changes = this._register(new EventEmitter<TreeNode | undefined>());
  readonly onDidChangeTreeData = this.changes.event;
  private readonly visibility = this._register(new EventEmitter<boolean>());
  readonly onDidChangeVisibility = this.visibility.event;
  private readonly view: TreeView<TreeNode>;
  private loading: Promise<DeliveriesLive> | undefined;
  private loaded: DeliveriesLive | undefined;

  constructor(private readonly options: DeliveriesViewOptions) {
    super();
    const { choices, store } = options;
    this.view = this._register(
      window.createTreeView(DELIVERIES_VIEW, {
        treeDataProvider: this,
        dragAndDropController: new InstanceOrder(store),
        canSelectMany: true,
        showCollapseAll: true,
      }),
    );
    this._register(
      this.view.onDidChangeVisibility(({ visible }) => {
        this.visibility.fire(visible);
      }),
    );
    this._register(
      store.onDidChange(({ id, kind }) => {
        // What is kept of it from window to window goes, too, also where nobody has seen the view in this one.
        if (kind === 'removed' && this.loaded === undefined) {
          void this.live().then((live) => {
            live.forget(id);
          });
        }
      }),
    );
    const showFiltered = (): void => {
      setContextKey('filtered', choices.current.filter !== '');
    };
    this._register(choices.onDidChange(showFiltered));
    showFiltered();
  }

  getTreeItem(node: TreeNode): TreeItem {
    return node.item();
  }

  getParent(node: TreeNode): TreeNode | undefined {
    return node.parent;
  }

  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    return (await this.live()).tree.getChildren(node);
  }

  async resolveTreeItem(item: TreeItem, node: TreeNode, token: CancellationToken): Promise<TreeItem> {
    return (await this.live()).tree.resolveTreeItem(item, node, token);
  }

  get isVisible(): boolean {
    return this.view.visible;
  }

  /** See `DeliveriesLive.unwatchedSince`. Undefined also where nothing was ever looked at. */
  get unwatchedSince(): number | undefined {
    return this.loaded?.unwatchedSince;
  }

  /** Reads everything shown again, now. What was never shown is read when it is. */
  refresh(connectionId?: string): void {
    this.loaded?.refresh(connectionId);
  }

  /** Something was changed from here: look often until it shows. */
  expectChange(connectionId: string): void {
    void this.live().then((live) => {
      live.expectChange(connectionId);
    });
  }

  /** Opens an instance in the tree, which signs in. */
  async reveal(connectionId: string): Promise<void> {
    await (await this.live()).reveal(connectionId);
  }

  /** Reads the next page of a group; the node is the `Load more` that was clicked. */
  async loadMore(node: unknown, signal: AbortSignal): Promise<void> {
    await (await this.live()).loadMore(node, signal);
  }

  /** Selects a delivery: where it is shown, else above the groups, since its page may not be loaded. */
  async showDelivery(connectionId: string, delivery: Delivery): Promise<void> {
    await (await this.live()).showDelivery(connectionId, delivery);
  }

  /** Takes away what *Find delivery…* had found. */
  dismissFound(connectionId: string): void {
    this.loaded?.dismissFound(connectionId);
  }

  /** What stands in the view; loaded with the first call. */
  live(): Promise<DeliveriesLive> {
    this.loading ??= this.options.load().then(({ DeliveriesLive: Live }) => {
      const live = this._register(new Live({ ...this.options, view: this.view }));
      this._register(
        live.tree.onDidChangeTreeData((node) => {
          this.changes.fire(node);
        }),
      );
      this.loaded = live;
      return live;
    });
    return this.loading;
  }
}
