import { l10n, ThemeColor, ThemeIcon, TreeItemCollapsibleState, type TreeItem } from 'vscode';
import { describeChannel } from '../../../servers/descriptor';
import type { ServerDescriptor } from '../../../servers/descriptor';
import { errorLeaf, itemOf } from './leafNode';
import { ConfigurationNode, LogsNode } from './fileNodes';
import { hostNodes } from './hostNodes';
import { ModuleNode } from './moduleNode';
import { missingIn } from './serverLook';
import type { NodeContext, ServersNode } from './treeNode';

/** One server that can be reached: its modules, machine, configuration and logs. */
export class ServerNode implements ServersNode {
  readonly id: string;
  readonly connectionId: string;
  /** What commands call it. */
  readonly serverId: string;

  constructor(
    readonly parent: ServersNode,
    private readonly descriptor: ServerDescriptor,
    private readonly context: NodeContext,
  ) {
    this.serverId = descriptor.name;
    this.id = `${parent.id}/server:${descriptor.name}`;
    this.connectionId = parent.connectionId;
  }

  item(): TreeItem {
    const look = this.context.model.lookOf(this.serverId);
    const missing = missingIn(look).length;
    const state =
      look === undefined
        ? l10n.t('looking…')
        : look.modulesError !== undefined
          ? l10n.t('cannot be read')
          : missing > 0
            ? missing === 1
              ? l10n.t('1 module missing')
              : l10n.t('{0} modules missing', missing)
            : l10n.t('{0} modules', look.modules?.length ?? 0);
    const bad = look?.modulesError !== undefined || missing > 0;
    const item = itemOf(this.id, {
      label: this.serverId,
      description: `${state} · ${describeChannel(this.descriptor.channel)}`,
      icon: new ThemeIcon('server', bad ? new ThemeColor('errorForeground') : undefined),
      contextValue: `server ${this.descriptor.channel.kind}`,
    });
    item.collapsibleState = TreeItemCollapsibleState.Expanded;
    return item;
  }

  async children(): Promise<readonly ServersNode[]> {
    const look = this.context.model.lookOf(this.serverId);
    if (look === undefined) {
      return Promise.resolve([]);
    }
    if (look.modulesError !== undefined && look.config === undefined) {
      return [errorLeaf(this, look.modulesError)];
    }
    return [
      ...(look.modulesError === undefined ? [] : [errorLeaf(this, look.modulesError)]),
      ...(look.modules ?? []).map((seen) => new ModuleNode(this, this.serverId, seen)),
      ...(look.configError === undefined ? [] : [errorLeaf(this, look.configError, 'configError')]),
      ...hostNodes(this, look),
      new ConfigurationNode(this, this.serverId, this.context),
      ...(this.context.hasLogEditor ? [new LogsNode(this, this.serverId, this.context)] : []),
    ];
  }
}
