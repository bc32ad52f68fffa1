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

/** The Servers view behind its shell: loaded when the view is first opened. */
export class ServersLive extends Disposable {
  readonly tree: ServersTree;
  private readonly watch: ServersWatch;
  private readonly problems = this._register(languages.createDiagnosticCollection('deliveryDoctor.affinities'));
  private readonly looked = this._register(new EventEmitter<string>());
  /** Fires with the connection whose servers were looked at again. */
  readonly onDidLook = this.looked.event;
  private open = new Set<string>();
  private visible = false;

  constructor(private readonly options: ServersLiveOptions) {
    super();
    this.tree = this._register(new ServersTree(options));
    this.watch = this._register(
      new ServersWatch({
        tree: this.tree,
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

  show(visible: boolean): void {
    this.visible = visible;
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
    this.watch.sync(this.visible ? new Set(this.open) : new Set());
  }

  private afterLook(connectionId: string): void {
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
