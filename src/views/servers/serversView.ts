import {
  EventEmitter,
  l10n,
  type Event,
  Uri,
  window,
  workspace,
  type TreeDataProvider,
  type TreeItem,
  type TreeView,
} from 'vscode';
import { Disposable } from '../../platform/disposable';
import { asOf } from '../formats';
import type { ServersLive, ServersLiveOptions, ServersNode } from './live';

export const SERVERS_VIEW = 'deliveryDoctor.servers';
const AFFINITY_SCHEME = 'delivery-doctor-affinities';

export interface ServersViewOptions extends Omit<ServersLiveOptions, 'affinityUri'> {
  /** The view above this one: while it is seen, the servers are looked at also when this one is folded. */
  readonly beside: { readonly isVisible: boolean; readonly onDidChangeVisibility: Event<boolean> };
  readonly load: () => Promise<{ readonly ServersLive: new (options: ServersLiveOptions) => ServersLive }>;
}

/** The Servers view's shell: what stands in it is loaded when it is first opened. */
export class ServersView extends Disposable implements TreeDataProvider<ServersNode> {
  private readonly changes = this._register(new EventEmitter<ServersNode | undefined>());
  readonly onDidChangeTreeData = this.changes.event;
  private readonly documents = this._register(new EventEmitter<Uri>());
  private readonly view: TreeView<ServersNode>;
  private loading: Promise<ServersLive> | undefined;
  private loaded: ServersLive | undefined;

  constructor(private readonly options: ServersViewOptions) {
    super();
    this.view = this._register(window.createTreeView(SERVERS_VIEW, { treeDataProvider: this, showCollapseAll: true }));
    const visibilityChanged = (): void => {
      this.showAsSeen();
    };
    this._register(this.view.onDidChangeVisibility(visibilityChanged));
    this._register(options.beside.onDidChangeVisibility(visibilityChanged));
    this._register(options.manager.onDidChangeState(visibilityChanged));
    this._register(this.view.onDidExpandElement(({ element }) => this.loaded?.expanded(element, true)));
    this._register(this.view.onDidCollapseElement(({ element }) => this.loaded?.expanded(element, false)));
    this._register(
      options.store.onDidChange(({ id, kind }) => {
        // Other servers, or another address: what was seen of the old ones says nothing.
        if (kind === 'changed' || kind === 'removed') {
          this.loaded?.forget(id);
        }
        this.changes.fire(undefined);
      }),
    );
    this._register(
      workspace.registerTextDocumentContentProvider(AFFINITY_SCHEME, {
        onDidChange: this.documents.event,
        provideTextDocumentContent: async (uri) => (await this.live()).affinityDocument(uri.query).text,
      }),
    );
  }

  getTreeItem(node: ServersNode): TreeItem {
    return node.item();
  }

  getParent(node: ServersNode): ServersNode | undefined {
    return node.parent;
  }

  async getChildren(node?: ServersNode): Promise<ServersNode[]> {
    return (await this.live()).children(node);
  }

  /** Looks at the servers again, now. */
  refresh(connectionId?: string): void {
    if (this.loaded === undefined) {
      this.changes.fire(undefined);
    } else {
      this.loaded.refresh(connectionId);
    }
  }

  /** Modules of an instance that should run and do not; undefined where its servers were not looked at. */
  missingModules(connectionId: string): number | undefined {
    return this.loaded?.tree.lookedAt.includes(connectionId) === true
      ? this.loaded.tree.model(connectionId).missingCount
      : undefined;
  }

  async openAffinities(connectionId: string): Promise<void> {
    const live = await this.live();
    if (!live.tree.model(connectionId).wasLooked) {
      await live.tree.model(connectionId).look(this.endSignal);
    }
    this.documents.fire(this.affinityUri(connectionId));
    await window.showTextDocument(this.affinityUri(connectionId), { preview: true });
  }

  private affinityUri(connectionId: string): Uri {
    return Uri.from({ scheme: AFFINITY_SCHEME, path: `/${l10n.t('Affinities')}`, query: connectionId });
  }

  private async live(): Promise<ServersLive> {
    this.loading ??= this.options.load().then(({ ServersLive: Live }) => {
      const live = this._register(new Live({ ...this.options, affinityUri: (id) => this.affinityUri(id) }));
      this._register(
        live.tree.onDidChange((node) => {
          this.changes.fire(node);
        }),
      );
      this._register(
        live.onDidLook((connectionId) => {
          this.documents.fire(this.affinityUri(connectionId));
          this.updateBadge(live);
        }),
      );
      this.loaded = live;
      this.showAsSeen();
      return live;
    });
    return this.loading;
  }

  /** Looks as often as somebody sees this view, or the one beside it. What stands in it loads when there is something to look at. */
  private showAsSeen(): void {
    const { beside, manager, store } = this.options;
    const seen = this.view.visible ? 'view' : beside.isVisible ? 'beside' : 'no';
    const hasWork = store
      .all()
      .some(
        ({ id, servers }) =>
          manager.existing(id) !== undefined && servers.some(({ channel }) => channel.kind === 'local'),
      );
    if (this.loaded !== undefined) {
      this.loaded.show(seen);
      this.updateBadge(this.loaded);
    } else if (seen === 'beside' && hasWork) {
      void this.live();
    }
  }

  private updateBadge(live: ServersLive): void {
    const value = live.tree.missingCount;
    const said = value === 1 ? l10n.t('1 module is missing') : l10n.t('{0} modules are missing', value);
    const { lookedAt } = live;
    const isSeen = this.view.visible || this.options.beside.isVisible;
    const tooltip = isSeen || lookedAt === undefined ? said : asOf(said, lookedAt);
    this.view.badge = value === 0 ? undefined : { value, tooltip };
  }
}
