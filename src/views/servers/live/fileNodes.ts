import { l10n, ThemeIcon, TreeItemCollapsibleState, type TreeItem } from 'vscode';
import { isCancelled } from '../../../platform/abort';
import type { LogFile } from '../../../servers/log/serverLogs';
import { errorLeaf, itemOf, LeafNode } from './leafNode';
import { formats } from '../../formats';
import type { NodeContext, ServersNode } from './treeNode';

abstract class FolderNode implements ServersNode {
  readonly id: string;
  readonly connectionId: string;

  constructor(
    readonly parent: ServersNode,
    readonly server: string,
    protected readonly context: NodeContext,
    private readonly key: string,
    private readonly label: string,
    private readonly icon: string,
  ) {
    this.id = `${parent.id}/${key}`;
    this.connectionId = parent.connectionId;
  }

  item(): TreeItem {
    const item = itemOf(this.id, { label: this.label, icon: new ThemeIcon(this.icon), contextValue: this.key });
    item.collapsibleState = TreeItemCollapsibleState.Collapsed;
    return item;
  }

  abstract children(signal: AbortSignal): Promise<readonly ServersNode[]>;
}

/** The configuration files of a server, each opened read-only. */
export class ConfigurationNode extends FolderNode {
  constructor(parent: ServersNode, server: string, context: NodeContext) {
    super(parent, server, context, 'configuration', l10n.t('Configuration'), 'settings-gear');
  }

  async children(): Promise<readonly ServersNode[]> {
    const { instanceName } = this.context.model;
    const files = [
      ...(instanceName === undefined ? [] : [`config-${instanceName}.xml`]),
      'serverConf.xml',
      'config-default.xml',
    ];
    return Promise.resolve(
      files.map((file) => {
        const subject = { connectionId: this.connectionId, serverId: this.server, file };
        return new LeafNode(
          file,
          this,
          {
            label: file,
            icon: new ThemeIcon('file-code'),
            contextValue: 'configFile',
            command: { command: 'deliveryDoctor.openConfigFile', title: l10n.t('Open'), arguments: [subject] },
          },
          subject,
        );
      }),
    );
  }
}

/** The logs of a server: those of the instance first. */
export class LogsNode extends FolderNode {
  constructor(parent: ServersNode, server: string, context: NodeContext) {
    super(parent, server, context, 'logs', l10n.t('Logs'), 'output');
  }

  async children(signal: AbortSignal): Promise<readonly ServersNode[]> {
    const { model } = this.context;
    const { instanceName } = model;
    const server = model.server(this.server);
    if (server === undefined || instanceName === undefined) {
      return [];
    }
    try {
      const files = await server.logs.list(instanceName, signal);
      const order = (file: LogFile): number => (file.instance === instanceName ? 0 : 1);
      const sorted = [...files].sort((a, b) => order(a) - order(b) || a.file.localeCompare(b.file));
      return sorted.map((file) => this.logNode(file));
    } catch (error) {
      return isCancelled(error) ? [] : [errorLeaf(this, error)];
    }
  }

  private logNode(file: LogFile): ServersNode {
    const { numbers, durations } = formats();
    const subject = { connectionId: this.connectionId, serverId: this.server, file: file.file };
    return new LeafNode(
      file.file,
      this,
      {
        label: file.name,
        description: [
          file.instance,
          numbers.bytes(file.sizeBytes),
          durations.relative(file.modifiedAt, Date.now()),
        ].join(' · '),
        tooltip: `var/${file.file}`,
        icon: new ThemeIcon('list-flat'),
        contextValue: 'logFile',
        command: { command: 'deliveryDoctor.openServerLog', title: l10n.t('Open'), arguments: [subject] },
      },
      subject,
    );
  }
}
