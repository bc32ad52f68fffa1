import { l10n, ThemeColor, ThemeIcon, TreeItemCollapsibleState, type TreeItem } from 'vscode';
import type { ConnectionManager } from '../../../connections/manager';
import { isCancelled, sleep } from '../../../platform/abort';
import { environmentText } from '../../../platform/confirm';
import { AffinitiesNode } from './affinityNodes';
import { errorLeaf, itemOf, LeafNode } from './leafNode';
import { HostedNode } from './hostedNode';
import { ServerNode } from './serverNode';
import type { NodeContext, ServersNode } from './treeNode';

const COLORS = {
  production: 'charts.red',
  stage: 'charts.orange',
  development: 'charts.blue',
  demo: 'charts.purple',
} as const;

/** A server that takes longer does not keep the others waiting. */
const SOON_MS = 1500;

export interface InstanceNodeOptions {
  readonly manager: ConnectionManager;
  readonly context: NodeContext;
  readonly openAtFirst: boolean;
  /** Signs in when nothing forbids it; its failure does not keep the servers from being looked at. */
  readonly signIn: (signal: AbortSignal) => Promise<unknown>;
}

/** One instance with its servers. */
export class InstanceServersNode implements ServersNode {
  readonly id: string;
  readonly parent = undefined;

  constructor(
    readonly connectionId: string,
    private readonly options: InstanceNodeOptions,
  ) {
    this.id = `servers:${connectionId}`;
  }

  item(): TreeItem {
    const { manager, context, openAtFirst } = this.options;
    const descriptor = manager.descriptor(this.connectionId);
    const environment = descriptor?.environment ?? 'development';
    const count = descriptor?.servers.length ?? 0;
    const missing = context.model.missingCount;
    const state =
      missing > 0
        ? missing === 1
          ? l10n.t('1 module missing')
          : l10n.t('{0} modules missing', missing)
        : count === 1
          ? l10n.t('1 server')
          : l10n.t('{0} servers', count);
    const item = itemOf(this.id, {
      label: descriptor?.name ?? this.connectionId,
      description: `${environmentText(environment)} · ${state}`,
      icon: new ThemeIcon('server-environment', new ThemeColor(COLORS[environment])),
      contextValue: `instance ${count > 0 ? 'servers' : 'noServers'}`,
    });
    item.collapsibleState = openAtFirst ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed;
    return item;
  }

  async children(signal: AbortSignal): Promise<readonly ServersNode[]> {
    const { manager, context, signIn } = this.options;
    const servers = manager.descriptor(this.connectionId)?.servers ?? [];
    if (servers.length === 0) {
      return [this.addServer()];
    }
    const trouble: ServersNode[] = [];
    try {
      await signIn(signal);
    } catch (error) {
      if (!isCancelled(error)) {
        trouble.push(errorLeaf(this, error, 'signIn'));
      }
    }
    try {
      if (!context.model.wasLooked) {
        await this.firstLook(signal);
      }
    } catch (error) {
      return isCancelled(error) ? [] : [...trouble, errorLeaf(this, error)];
    }
    return [
      ...trouble,
      ...servers.map((server) =>
        server.channel.kind === 'none'
          ? new HostedNode(this, server.name, context)
          : new ServerNode(this, server, context),
      ),
      ...((context.model.affinities?.length ?? 0) > 0 ? [new AffinitiesNode(this, context)] : []),
    ];
  }

  /** Waits for the servers that answer soon; a slow one, and what the instance's own line says of them, is painted later. */
  private async firstLook(signal: AbortSignal): Promise<void> {
    const { model, repaint } = this.options.context;
    const waiting = new AbortController();
    const looking = model.look(signal).finally(() => {
      waiting.abort();
    });
    const soon = sleep(SOON_MS, waiting.signal).then(
      () => 'late' as const,
      () => 'done' as const,
    );
    looking.then(repaint, repaint);
    if ((await Promise.race([looking.then(() => 'done' as const), soon])) === 'done') {
      await looking;
    }
  }

  private addServer(): ServersNode {
    return new LeafNode('add', this, {
      label: l10n.t('No server is known yet'),
      description: l10n.t('Click to add one'),
      icon: new ThemeIcon('add'),
      contextValue: 'message',
      command: {
        command: 'deliveryDoctor.addServer',
        title: l10n.t('Add a server'),
        arguments: [{ connectionId: this.connectionId }],
      },
    });
  }
}
