import { EventEmitter, type TreeItem } from 'vscode';
import type { ConnectionManager } from '../../../connections/manager';
import type { ConnectionStore } from '../../../connections/store';
import { Disposable } from '../../../platform/disposable';
import type { Log } from '../../../platform/log';
import type { StateStore } from '../../../platform/stateStore';
import { InstanceServers } from './instanceServers';
import { InstanceServersNode } from './instanceNode';
import type { ServersNode } from './treeNode';

const NAMES_KEY = 'instanceNames';

export interface ServersTreeOptions {
  readonly manager: ConnectionManager;
  readonly store: ConnectionStore;
  readonly state: StateStore;
  readonly now: () => number;
  readonly log: Log;
  /** There is an editor for logs: without one its node is not shown. */
  readonly hasLogEditor: boolean;
}

/** The nodes of the Servers view: instances → servers → modules, machine, configuration, logs; and affinities. */
export class ServersTree extends Disposable {
  private readonly changes = this._register(new EventEmitter<ServersNode | undefined>());
  readonly onDidChange = this.changes.event;
  private readonly models = new Map<string, InstanceServers>();
  private readonly nodes = new Map<string, InstanceServersNode>();

  constructor(private readonly options: ServersTreeOptions) {
    super();
  }

  item(node: ServersNode): TreeItem {
    return node.item();
  }

  async children(node?: ServersNode): Promise<ServersNode[]> {
    if (node === undefined) {
      return this.options.store.all().map(({ id }) => this.instanceNode(id));
    }
    const children = await node.children?.(this.endSignal);
    return [...(children ?? [])];
  }

  model(connectionId: string): InstanceServers {
    const known = this.models.get(connectionId);
    if (known !== undefined) {
      return known;
    }
    const { manager, now, log } = this.options;
    const model = new InstanceServers({
      manager,
      connectionId,
      now,
      log,
      rememberedName: () => this.names()[connectionId],
      rememberName: (name) => {
        if (this.names()[connectionId] !== name) {
          void this.options.state.write(NAMES_KEY, { ...this.names(), [connectionId]: name });
        }
      },
    });
    this.models.set(connectionId, model);
    return model;
  }

  instanceNode(connectionId: string): InstanceServersNode {
    const known = this.nodes.get(connectionId);
    if (known !== undefined) {
      return known;
    }
    const { manager, store, hasLogEditor } = this.options;
    const node = new InstanceServersNode(connectionId, {
      manager,
      context: {
        model: this.model(connectionId),
        hasLogEditor,
        repaint: () => {
          this.paint(connectionId);
        },
      },
      openAtFirst: store.all().length === 1,
      signIn: async (signal) => {
        const state = manager.state(connectionId);
        // An instance that was disconnected by hand, or refused, is not signed in to again unasked.
        const forbidden =
          state.kind === 'refused' ||
          state.kind === 'banned' ||
          (state.kind === 'disconnected' && state.byPerson === true);
        if (!forbidden) {
          await manager.instance(connectionId, signal);
        }
      },
    });
    this.nodes.set(connectionId, node);
    return node;
  }

  /** Modules that should run and do not, over all instances that were looked at. */
  get missingCount(): number {
    return [...this.models.values()].reduce((sum, model) => sum + model.missingCount, 0);
  }

  get lookedAt(): readonly string[] {
    return [...this.models].filter(([, model]) => model.wasLooked).map(([id]) => id);
  }

  forget(connectionId: string): void {
    this.models.delete(connectionId);
    this.nodes.delete(connectionId);
  }

  paint(connectionId?: string): void {
    this.changes.fire(connectionId === undefined ? undefined : this.instanceNode(connectionId));
  }

  private names(): Readonly<Record<string, string>> {
    return this.options.state.read(NAMES_KEY, textsOf) ?? {};
  }
}

function textsOf(value: unknown): Readonly<Record<string, string>> | undefined {
  if (typeof value !== 'object' || value === null) {
    return undefined;
  }
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
