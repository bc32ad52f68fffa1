import * as vscode from 'vscode';
import type { Delivery } from '../../../domain/delivery';
import { Disposable } from '../../../platform/disposable';
import { isCancelled } from '../../../platform/abort';
import { errorLine } from '../../../platform/log';
import type { Settings } from '../../../platform/settings/definitions';
import { DeliveriesTree, type DeliveriesTreeOptions } from './deliveriesTree';
import { DeliveriesWatch } from './deliveriesWatch';
import { GroupNode } from '../nodes/groupNode';
import { InstanceNode } from '../nodes/instanceNode';
import { LoadMoreNode } from '../nodes/loadMoreNode';
import type { TreeNode } from '../nodes/treeNode';
import { FIRST_CHOICE, type ViewChoice } from '../../../domain/viewChoice';
import { asOf } from '../../formats';
import { groupingText, sortText } from '../../../domain/words/deliveryWords';

export type { TreeNode };

export interface DeliveriesLiveOptions extends DeliveriesTreeOptions {
  /** The view that shows it. */
  readonly view: vscode.TreeView<TreeNode>;
  readonly settings: () => Settings;
}

/** The Deliveries view behind its shell: the tree, what keeps it up to date, and the badge. */
export class DeliveriesLive extends Disposable {
  readonly tree: DeliveriesTree;
  private readonly watch: DeliveriesWatch;

  constructor(private readonly options: DeliveriesLiveOptions) {
    super();
    const { manager, log, view } = options;
    this.tree = this._register(new DeliveriesTree(options));
    this.watch = this._register(
      new DeliveriesWatch({
        manager,
        tree: this.tree,
        settings: options.settings,
        isVisible: () => view.visible,
        onLooked: () => {
          this.updateBadge();
        },
        log,
      }),
    );
    this.listen();
    this.showChoice();
    // Instances may have been signed in to before anybody saw the view.
    this.watch.sync();
  }

  /** Reads everything shown again, now. */
  refresh(connectionId?: string): void {
    for (const { id } of this.options.store.all()) {
      if (connectionId !== undefined && id !== connectionId) {
        continue;
      }
      // Not read yet, or failed when read: let the tree itself ask again.
      if (this.tree.deliveries(id).attention === undefined) {
        this.tree.paint(this.tree.instanceNode(id));
      }
    }
    this.watch.kick(connectionId);
  }

  /** Something was changed from here: look often until it shows. */
  expectChange(connectionId: string): void {
    this.watch.expectChange(connectionId);
  }

  /** An instance is gone. */
  forget(connectionId: string): void {
    this.tree.forget(connectionId);
  }

  /** Opens an instance in the tree, which signs in. */
  async reveal(connectionId: string): Promise<void> {
    await this.options.view.reveal(this.tree.instanceNode(connectionId), { select: true, focus: true, expand: true });
  }

  /** Reads the next page of a group; the node is the `Load more` that was clicked. */
  async loadMore(node: unknown, signal: AbortSignal): Promise<void> {
    if (!(node instanceof LoadMoreNode)) {
      return;
    }
    const { connectionId, key, parent } = node;
    const instance = await this.options.manager.instance(connectionId, signal);
    await this.tree.deliveries(connectionId).more(instance, key, signal);
    this.tree.paint(parent);
  }

  /** Selects a delivery: where it is shown, else above the groups, since its page may not be loaded. */
  async showDelivery(connectionId: string, delivery: Delivery): Promise<void> {
    const instance = this.tree.instanceNode(connectionId);
    const model = this.tree.deliveries(connectionId);
    const shown = model.groups
      .map((info) => instance.group(info).delivery(delivery.id))
      .find((node) => node !== undefined);
    if (shown === undefined) {
      model.found = delivery;
      this.tree.paint(instance);
    }
    const node = shown ?? instance.found.delivery;
    if (node !== undefined) {
      await this.options.view.reveal(node, { select: true, focus: true, expand: true });
    }
  }

  /** Takes away what *Find delivery…* had found. */
  dismissFound(connectionId: string): void {
    this.tree.deliveries(connectionId).found = undefined;
    this.tree.paint(this.tree.instanceNode(connectionId));
  }

  /** Reads the figures of what is shown and has none yet, and paints them: names come first. */
  async fillIn(connectionId: string): Promise<void> {
    const instance = this.options.manager.existing(connectionId);
    if (instance === undefined) {
      return;
    }
    try {
      const model = this.tree.deliveries(connectionId);
      if (await model.fillIn(instance, this.endSignal)) {
        this.tree.paintChange(connectionId, { groupsChanged: false, groups: [] });
      }
    } catch (error) {
      if (!isCancelled(error)) {
        this.options.log.warn(`figures of ${connectionId}: ${errorLine(error)}`);
      }
    }
  }

  private listen(): void {
    const { manager, store, choices, extras, marks, pins, view } = this.options;
    this._register(
      this.tree.onDidRead((connectionId) => {
        this.updateBadge();
        void this.fillIn(connectionId);
      }),
    );
    this._register(
      store.onDidChange(({ id, kind }) => {
        if (kind === 'removed') {
          this.forget(id);
        }
        this.tree.paint();
      }),
    );
    this._register(
      choices.onDidChange(() => {
        this.showChoice();
        for (const { id } of store.all()) {
          this.tree.deliveries(id).clear();
        }
        this.tree.paint();
      }),
    );
    this._register(
      pins.onDidChange((id) => {
        this.tree.paint(this.tree.instanceNode(id));
        this.watch.kick(id);
      }),
    );
    this._register(
      marks.onDidChange((id) => {
        this.tree.paint(this.tree.instanceNode(id));
      }),
    );
    this._register(
      extras.onDidChange(({ connectionId, deliveryId }) => {
        for (const node of this.tree.deliveryNodes(connectionId, deliveryId)) {
          this.tree.paint(node);
        }
      }),
    );
    this._register(
      manager.onDidChangeState((id) => {
        this.onStateChange(id);
      }),
    );
    this._register(
      view.onDidChangeVisibility(() => {
        this.watch.sync();
        this.updateBadge();
      }),
    );
    this._register(
      view.onDidExpandElement(({ element }) => {
        if (element instanceof InstanceNode) {
          void this.tree.remember(element.connectionId, true);
          this.tree.paint(element);
        }
        this.watch.sync();
      }),
    );
    this._register(
      view.onDidCollapseElement(({ element }) => {
        if (element instanceof InstanceNode) {
          void this.tree.remember(element.connectionId, false);
          this.tree.paint(element);
        }
        if (element instanceof GroupNode) {
          this.tree.deliveries(element.connectionId).close(element.key);
        }
        this.watch.sync();
      }),
    );
  }

  private onStateChange(id: string): void {
    if (this.options.store.get(id) === undefined) {
      return;
    }
    const { kind } = this.options.manager.state(id);
    if (kind !== 'connected' && kind !== 'degraded') {
      this.tree.deliveries(id).clear();
    }
    this.tree.paint(this.tree.instanceNode(id));
    this.updateBadge();
  }

  /**
   * While the view is hidden: when the instances that are signed in to, and that nothing else watches, were looked at
   * last, the oldest look; epoch ms.
   */
  get unwatchedSince(): number | undefined {
    if (this.options.view.visible) {
      return undefined;
    }
    const { manager, marks } = this.options;
    const looks = this.tree.ids
      .filter((id) => manager.existing(id) !== undefined && marks.of(id) === undefined)
      .map((id) => this.tree.deliveries(id).readAt)
      .filter((at) => at !== undefined);
    return looks.length === 0 ? undefined : Math.min(...looks);
  }

  /** What the view is filtered to, grouped and sorted by, beside its name. */
  private showChoice(): void {
    const { choices, view } = this.options;
    view.description = choiceText(choices.current);
  }

  private updateBadge(): void {
    const { manager, store, view } = this.options;
    const value = store
      .all()
      .filter(({ id }) => manager.existing(id) !== undefined)
      .reduce((sum, { id }) => sum + (this.tree.deliveries(id).attention?.get('needsAttention') ?? 0), 0);
    const said =
      value === 1 ? vscode.l10n.t('1 delivery needs attention') : vscode.l10n.t('{0} deliveries need attention', value);
    const since = this.unwatchedSince;
    const tooltip = since === undefined ? said : asOf(said, since);
    if (view.badge?.tooltip === tooltip || (value === 0 && view.badge === undefined)) {
      return;
    }
    view.badge = value === 0 ? undefined : { value, tooltip };
  }
}

/** `state:failed since:7d · by campaign`: what differs from the view as it is at first; the filter as typed. */
function choiceText({ filter, grouping, sort }: ViewChoice): string | undefined {
  const isFirstSort = sort.by === FIRST_CHOICE.sort.by && sort.descending === FIRST_CHOICE.sort.descending;
  const parts = [
    filter,
    grouping === FIRST_CHOICE.grouping ? '' : groupingText(grouping),
    isFirstSort ? '' : sortText(sort),
  ].filter((part) => part !== '');
  return parts.length === 0 ? undefined : parts.join(' · ');
}
