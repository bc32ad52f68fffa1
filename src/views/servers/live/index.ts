import {
  Diagnostic,
  DiagnosticSeverity,
  EventEmitter,
  FileDecoration,
  languages,
  l10n,
  Range,
  ThemeColor,
  window,
  type FileDecorationProvider,
  type Uri,
} from 'vscode';
import { Disposable } from '../../../platform/disposable';
import { affinityDocument, type AffinityDocument } from './affinityDocument';
import { InstanceServersNode } from './instanceNode';
import { MODULE_SCHEME } from './moduleNode';
import { ServersTree, type ServersTreeOptions } from './serversTree';
import { ServersWatch } from './serversWatch';
import type { ServersNode } from './treeNode';

export type { ServersNode };

export interface ServersLiveOptions extends ServersTreeOptions {
  readonly pollMs: () => number;
  /** Of the document that lists an instance's affinities. */
  readonly affinityUri: (connectionId: string) => Uri;
}

/** Whether somebody sees the view itself, or only the one beside it while this one is folded. */
type Seen = 'view' | 'beside' | 'no';

/** The Servers view behind its shell: loaded when the view is first opened. */
export class ServersLive extends Disposable {
  readonly tree: ServersTree;
  private readonly watch: ServersWatch;
  private readonly problems = this._register(languages.createDiagnosticCollection('deliveryDoctor.affinities'));
  private readonly looked = this._register(new EventEmitter<string>());
  /** Fires with the connection whose servers were looked at again. */
  readonly onDidLook = this.looked.event;
  private open = new Set<string>();
  private seen: Seen = 'no';
  private lastLook: number | undefined;

  constructor(private readonly options: ServersLiveOptions) {
    super();
    this.tree = this._register(new ServersTree(options));
    this.watch = this._register(
      new ServersWatch({
        tree: this.tree,
        isShown: (id) => this.seen === 'view' && this.open.has(id),
        pollMs: options.pollMs,
        onLooked: (connectionId) => {
          this.tree.paint(connectionId);
          this.afterLook(connectionId);
        },
        log: options.log,
      }),
    );
    this._register(window.registerFileDecorationProvider(DECORATIONS));
  }

  async children(node?: ServersNode): Promise<ServersNode[]> {
    const children = await this.tree.children(node);
    if (node instanceof InstanceServersNode) {
      this.expanded(node, true);
      this.afterLook(node.connectionId);
    }
    return children;
  }

  /** When servers were looked at last, epoch ms. */
  get lookedAt(): number | undefined {
    return this.lastLook;
  }

  show(seen: Seen): void {
    this.seen = seen;
    this.sync();
  }

  expanded(node: ServersNode, open: boolean): void {
    if (!(node instanceof InstanceServersNode)) {
      return;
    }
    if (open) {
      this.open.add(node.connectionId);
    } else {
      this.open.delete(node.connectionId);
    }
    this.sync();
  }

  /** Looks again now; an instance that was never looked at is read when its node is. */
  refresh(connectionId?: string): void {
    for (const id of this.tree.lookedAt) {
      if (connectionId === undefined || connectionId === id) {
        void this.lookAgain(id);
      }
    }
    this.tree.paint();
  }

  forget(connectionId: string): void {
    this.tree.forget(connectionId);
    this.problems.delete(this.options.affinityUri(connectionId));
  }

  affinityDocument(connectionId: string): AffinityDocument {
    const place = this.options.manager.descriptor(connectionId)?.name ?? connectionId;
    return affinityDocument(place, this.tree.model(connectionId).affinities ?? []);
  }

  private async lookAgain(connectionId: string): Promise<void> {
    await this.tree.model(connectionId).look(this.endSignal, true);
    this.tree.paint(connectionId);
    this.afterLook(connectionId);
  }

  private sync(): void {
    const open = this.seen === 'view' ? [...this.open] : [];
    this.watch.sync(new Set(this.seen === 'no' ? [] : [...open, ...this.folded()]));
  }

  /**
   * Instances that are looked at although nobody unfolded them: those that are signed in to, whose servers were looked at
   * before or are on this machine. A look at others might make ssh ask for a password that nobody awaits.
   */
  private folded(): readonly string[] {
    const { manager, store } = this.options;
    return store
      .all()
      .filter(
        ({ id, servers }) =>
          manager.existing(id) !== undefined &&
          servers.length > 0 &&
          (this.tree.model(id).wasLooked || servers.every(({ channel }) => channel.kind === 'local')),
      )
      .map(({ id }) => id);
  }

  private afterLook(connectionId: string): void {
    this.lastLook = this.options.now();
    const { text, problems } = this.affinityDocument(connectionId);
    const lines = text.split('\n');
    const shown = problems.map(({ line, name, message }) => {
      const problem = new Diagnostic(
        new Range(line, 0, line, (lines[line] ?? name).length),
        message,
        DiagnosticSeverity.Error,
      );
      problem.source = 'Delivery Doctor';
      problem.code = 'affinityNotConfigured';
      return problem;
    });
    this.problems.set(this.options.affinityUri(connectionId), shown);
    this.looked.fire(connectionId);
  }
}

/** A missing module's name is red, with a mark that does not need colour. */
const DECORATIONS: FileDecorationProvider = {
  provideFileDecoration: (uri) =>
    uri.scheme === MODULE_SCHEME && uri.query === 'missing'
      ? new FileDecoration('!', l10n.t('missing'), new ThemeColor('errorForeground'))
      : undefined,
};
