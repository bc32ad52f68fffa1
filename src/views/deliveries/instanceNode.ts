import { l10n, MarkdownString, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { ConnectionDescriptor } from '../../connections/descriptor';
import type { ConnectionState } from '../../connections/connectionState';
import type { AttentionGroup } from '../../domain/attention';
import { isCancelled } from '../../platform/abort';
import { GroupNode } from './groupNode';
import { instanceDescription, instanceIcon } from './instanceItem';
import { errorNode, MessageNode } from './messageNode';
import type { TreeContext } from './treeContext';
import type { TreeNode } from './treeNode';

/** One instance. Opening it signs in; after a refusal or a disconnect only a person does. */
export class InstanceNode implements TreeNode {
  readonly id: string;
  readonly parent = undefined;
  private readonly groups = new Map<AttentionGroup, GroupNode>();

  constructor(
    private readonly context: TreeContext,
    readonly connectionId: string,
    private readonly openAtFirst: boolean,
  ) {
    this.id = `instance:${connectionId}`;
  }

  item(): TreeItem {
    const descriptor = this.context.manager.descriptor(this.connectionId);
    const state = this.context.manager.state(this.connectionId);
    const name = descriptor?.name ?? this.connectionId;
    const environment = descriptor?.environment ?? 'development';
    const { Collapsed, Expanded } = TreeItemCollapsibleState;
    const item = new TreeItem(name, this.openAtFirst ? Expanded : Collapsed);
    item.id = this.id;
    item.description = instanceDescription(state, environment);
    item.iconPath = instanceIcon(state, environment);
    item.contextValue = `instance ${isSignedIn(state) ? 'signedIn' : 'signedOut'} ${environment}`;
    item.tooltip = descriptor === undefined ? undefined : tooltip(descriptor, state);
    item.accessibilityInformation = { label: `${name}, ${instanceDescription(state, environment).replaceAll(' · ', ', ')}` };
    return item;
  }

  async children(signal: AbortSignal): Promise<readonly TreeNode[]> {
    const { manager } = this.context;
    const state = manager.state(this.connectionId);
    if (state.kind === 'disconnected' && state.byPerson === true) return [this.notConnected()];
    if (state.kind === 'failed' || state.kind === 'refused' || state.kind === 'banned') {
      return [errorNode(this.connectionId, state.error, this)];
    }
    try {
      const instance = await manager.instance(this.connectionId, signal);
      const deliveries = this.context.deliveries(this.connectionId);
      await deliveries.readCounts(instance, signal);
      const { shownGroups } = deliveries;
      return shownGroups.length === 0 ? [this.empty()] : shownGroups.map((group) => this.group(group));
    } catch (error) {
      return [isCancelled(error) ? this.notConnected() : errorNode(this.connectionId, error, this)];
    }
  }

  /** The node of a group; the same object every time. */
  group(group: AttentionGroup): GroupNode {
    const known = this.groups.get(group);
    if (known !== undefined) return known;
    const node = new GroupNode(this.context, this.connectionId, group, this);
    this.groups.set(group, node);
    return node;
  }

  private notConnected(): MessageNode {
    const message = {
      label: l10n.t('Not connected'),
      description: l10n.t('Click to connect'),
      icon: new ThemeIcon('plug'),
      command: 'deliveryDoctor.connect',
    };
    return new MessageNode(this.connectionId, message, this);
  }

  private empty(): MessageNode {
    const message = { label: l10n.t('This instance has no deliveries yet'), icon: new ThemeIcon('info') };
    return new MessageNode(this.connectionId, message, this);
  }
}

function isSignedIn(state: ConnectionState): boolean {
  return state.kind === 'connected' || state.kind === 'degraded';
}

function tooltip(descriptor: ConnectionDescriptor, state: ConnectionState): MarkdownString {
  const text = new MarkdownString();
  const lines = [descriptor.name, descriptor.url];
  if (state.kind === 'connected' || state.kind === 'degraded') {
    lines.push(l10n.t('Signed in as {0} on instance {1}', state.info.operator, state.info.instanceName));
  }
  lines.push(
    descriptor.servers.length === 0
      ? l10n.t('No sending server is known: add one, so that Delivery Doctor can look at the MTA.')
      : l10n.t('Sending servers: {0}', descriptor.servers.map((server) => server.name).join(', ')),
  );
  for (const [index, line] of lines.entries()) {
    if (index > 0) text.appendMarkdown('\n\n');
    text.appendText(line);
  }
  return text;
}
