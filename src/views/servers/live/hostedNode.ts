import { l10n, ThemeColor, ThemeIcon, TreeItemCollapsibleState, type TreeItem } from 'vscode';
import type { MonitoredProcess } from '../../../campaign/machines';
import { formats } from '../../formats';
import { itemOf, LeafNode } from './leafNode';
import type { NodeContext, ServersNode } from './treeNode';

/** A server that only Adobe reaches: what the instance itself tells, and what to ask Adobe for. */
export class HostedNode implements ServersNode {
  readonly id: string;
  readonly connectionId: string;

  constructor(
    readonly parent: ServersNode,
    readonly serverId: string,
    private readonly context: NodeContext,
  ) {
    this.id = `${parent.id}/server:${serverId}`;
    this.connectionId = parent.connectionId;
  }

  item(): TreeItem {
    const dead = this.processes.filter(({ running }) => !running).length;
    const item = itemOf(this.id, {
      label: this.serverId,
      description: [
        l10n.t('hosted by Adobe'),
        ...(dead === 0 ? [] : [dead === 1 ? l10n.t('1 module missing') : l10n.t('{0} modules missing', dead)]),
      ].join(' · '),
      icon: new ThemeIcon('cloud', dead > 0 ? new ThemeColor('errorForeground') : undefined),
      contextValue: 'server none',
    });
    item.collapsibleState = TreeItemCollapsibleState.Expanded;
    return item;
  }

  async children(): Promise<readonly ServersNode[]> {
    const subject = { connectionId: this.connectionId, serverId: this.serverId };
    const told = this.context.model.processes;
    return Promise.resolve([
      ...(told === undefined ? [this.untold()] : this.processes.map((process, index) => this.process(process, index))),
      new LeafNode('monitoring', this, {
        label: l10n.t('Open the monitoring page'),
        description: 'monitor.jsp',
        icon: new ThemeIcon('link-external'),
        command: { command: 'deliveryDoctor.openMonitoring', title: l10n.t('Open'), arguments: [subject] },
      }),
      new LeafNode('ask', this, {
        label: l10n.t('What to ask Adobe support for'),
        description: l10n.t('with the evidence, ready to copy'),
        icon: new ThemeIcon('comment-discussion'),
        command: { command: 'deliveryDoctor.askAdobe', title: l10n.t('Open'), arguments: [subject] },
      }),
    ]);
  }

  /** Those of the machine of this name; all of them when the instance names its machines otherwise. */
  private get processes(): readonly MonitoredProcess[] {
    const all = this.context.model.processes ?? [];
    const here = all.filter(({ host }) => host === this.serverId);
    // What is missing stands on top.
    return [...(here.length > 0 ? here : all)].sort((a, b) => Number(a.running) - Number(b.running));
  }

  private untold(): ServersNode {
    return new LeafNode('untold', this, {
      label: l10n.t('The instance does not show its modules to this operator'),
      tooltip: l10n.t(
        'nl:monitoring answers operators with the right to administer only. The monitoring page may show more.',
      ),
      icon: new ThemeIcon('info'),
    });
  }

  private process({ name, instance, host, running, pid, memoryBytes }: MonitoredProcess, index: number): ServersNode {
    const facts = running
      ? [
          ...(pid === undefined ? [] : [l10n.t('pid {0}', String(pid))]),
          ...(memoryBytes === undefined ? [] : [formats().numbers.bytes(memoryBytes)]),
        ]
      : [l10n.t('missing')];
    return new LeafNode(`process:${index}`, this, {
      label: instance === undefined ? name : `${name}@${instance}`,
      description: [...facts, ...(host === undefined || host === this.serverId ? [] : [host])].join(' · '),
      tooltip: l10n.t('Reported by the instance (nl:monitoring), at most every ten minutes.'),
      icon: running
        ? new ThemeIcon('pass', new ThemeColor('testing.iconPassed'))
        : new ThemeIcon('error', new ThemeColor('errorForeground')),
      contextValue: 'process',
    });
  }
}
