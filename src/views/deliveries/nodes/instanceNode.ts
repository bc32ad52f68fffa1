import { l10n, MarkdownString, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import { shownText } from '../../../platform/markdownText';
import type { AttentionGroup } from '../../../domain/attention';
import { environmentText } from '../../../platform/confirm';
import { formats } from '../../formats';
import type { ConnectionDescriptor } from '../../../connections/descriptor';
import type { ConnectionState } from '../../../connections/connectionState';
import { instanceTopology, type InstanceTopology } from '../../../domain/topology/instanceRole';
import { topologySigns, topologyText } from '../../../domain/words/topologyWords';
import { isCancelled } from '../../../platform/abort';
import type { GroupInfo } from '../tree/deliveryGroup';
import { FoundNode } from './foundNode';
import { GroupNode } from './groupNode';
import { instanceDescription, instanceIcon } from './instanceItem';
import { errorNode, MessageNode } from './messageNode';
import { PinnedNode } from './pinnedNode';
import type { TreeContext, TreeNode } from './treeNode';

/** One instance. Opening it signs in; after a refusal or a disconnect only a person does. */
export class InstanceNode implements TreeNode {
  readonly id: string;
  readonly parent = undefined;
  /** Above the groups, while *Find delivery…* has found something. */
  readonly found: FoundNode;
  /** Above the groups, while something is pinned. */
  readonly pinned: PinnedNode;
  private readonly groups = new Map<string, GroupNode>();
  private painted: string | undefined;

  constructor(
    private readonly context: TreeContext,
    readonly connectionId: string,
    private readonly openAtFirst: boolean,
  ) {
    this.id = `instance:${connectionId}`;
    this.found = new FoundNode(context, connectionId, this);
    this.pinned = new PinnedNode(context, connectionId, this);
  }

  /** Whether it would be painted differently than last time: what it counts while it is folded has changed. */
  looksDifferent(): boolean {
    return this.painted !== undefined && this.painted !== this.description;
  }

  item(): TreeItem {
    const descriptor = this.context.manager.descriptor(this.connectionId);
    const state = this.context.manager.state(this.connectionId);
    const name = descriptor?.name ?? this.connectionId;
    const environment = descriptor?.environment ?? 'development';
    const { Collapsed, Expanded } = TreeItemCollapsibleState;
    const item = new TreeItem(name, this.openAtFirst ? Expanded : Collapsed);
    item.id = this.id;
    item.description = this.painted = this.description;
    item.iconPath = instanceIcon(state, environment);
    const watched = this.context.marks.of(this.connectionId) === undefined ? 'unwatched' : 'watched';
    item.contextValue = `instance ${isSignedIn(state) ? 'signedIn' : 'signedOut'} ${environment} ${watched}`;
    item.accessibilityInformation = {
      label: `${name}, ${this.description.replaceAll(' · ', ', ')}`,
    };
    return item;
  }

  /** With what the instance is there for, which is asked of it when the pointer rests here. */
  async tooltip(signal: AbortSignal): Promise<MarkdownString | undefined> {
    const { manager } = this.context;
    const descriptor = manager.descriptor(this.connectionId);
    if (descriptor === undefined) {
      return undefined;
    }
    const topology = await this.topology(descriptor, signal);
    return tooltip(descriptor, manager.state(this.connectionId), topology);
  }

  private async topology(
    { id, roles }: ConnectionDescriptor,
    signal: AbortSignal,
  ): Promise<InstanceTopology | undefined> {
    const signs = this.context.manager.existing(id)?.topology.signs(signal);
    try {
      return signs === undefined ? undefined : instanceTopology(await signs, roles);
    } catch {
      // The row itself says what is wrong with the instance.
      return undefined;
    }
  }

  /** Unfolded, its groups count; folded, it does so itself. */
  private get description(): string {
    const { manager, deliveries, isOpen } = this.context;
    const state = manager.state(this.connectionId);
    const environment = manager.descriptor(this.connectionId)?.environment ?? 'development';
    const attention = isOpen(this.connectionId) ? undefined : deliveries(this.connectionId).attention;
    const words =
      state.kind === 'connected' && attention !== undefined
        ? `${environmentText(environment)} · ${countsText(attention)}`
        : instanceDescription(state, environment);
    const mark = this.context.marks.of(this.connectionId);
    return mark === undefined ? words : `${words} · ${mark.text}`;
  }

  async children(signal: AbortSignal): Promise<readonly TreeNode[]> {
    const { manager } = this.context;
    const state = manager.state(this.connectionId);
    if (state.kind === 'disconnected' && state.byPerson === true) {
      return [this.notConnected()];
    }
    if (state.kind === 'failed' || state.kind === 'refused' || state.kind === 'banned') {
      return [errorNode(this.connectionId, state.error, this)];
    }
    try {
      const instance = await manager.instance(this.connectionId, signal);
      const deliveries = this.context.deliveries(this.connectionId);
      await deliveries.readCounts(instance, signal);
      const nodes = deliveries.groups.map((info) => this.group(info));
      const shown =
        nodes.length === 0
          ? [this.empty()]
          : deliveries.hasMoreGroups
            ? [...nodes, this.moreGroups(nodes.length)]
            : nodes;
      return [
        ...(deliveries.found === undefined ? [] : [this.found]),
        ...(deliveries.pinned.length === 0 ? [] : [this.pinned]),
        ...shown,
      ];
    } catch (error) {
      return [isCancelled(error) ? this.notConnected() : errorNode(this.connectionId, error, this)];
    }
  }

  /** The node of a group; the same object every time. */
  group(info: GroupInfo): GroupNode {
    const { grouping } = this.context.choice();
    const id = `${grouping}:${info.key}`;
    const known = this.groups.get(id);
    const node = known ?? new GroupNode(this.context, this.connectionId, grouping, info, this);
    node.info = info;
    if (known === undefined) {
      this.groups.set(id, node);
    }
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
    const filtered = this.context.choice().filter !== '';
    const message = filtered
      ? {
          label: l10n.t('No delivery fits the filter'),
          description: l10n.t('Click to clear it'),
          icon: new ThemeIcon('filter'),
          command: 'deliveryDoctor.clearFilter',
        }
      : { label: l10n.t('This instance has no deliveries yet'), icon: new ThemeIcon('info') };
    return new MessageNode(this.connectionId, message, this);
  }

  private moreGroups(shown: number): MessageNode {
    const message = {
      label: l10n.t('There are more than these {0} groups', shown),
      description: l10n.t('Filter to see others'),
      icon: new ThemeIcon('filter'),
      command: 'deliveryDoctor.filter',
    };
    return new MessageNode(this.connectionId, message, this);
  }
}

/** `2 need attention · 1 in progress`, else how calm it is. */
export function countsText(attention: ReadonlyMap<AttentionGroup, number>): string {
  const count = (group: AttentionGroup): number => attention.get(group) ?? 0;
  const [late, moving] = [count('needsAttention'), count('inProgress')];
  const number = (value: number): string => formats().numbers.count(value);
  const texts = [
    late === 0 ? '' : late === 1 ? l10n.t('1 needs attention') : l10n.t('{0} need attention', number(late)),
    moving === 0 ? '' : l10n.t('{0} in progress', number(moving)),
  ].filter((text) => text !== '');
  return texts.length === 0 ? l10n.t('nothing needs attention') : texts.join(' · ');
}

function isSignedIn(state: ConnectionState): boolean {
  return state.kind === 'connected' || state.kind === 'degraded';
}

function tooltip(
  descriptor: ConnectionDescriptor,
  state: ConnectionState,
  topology: InstanceTopology | undefined,
): MarkdownString {
  const text = new MarkdownString();
  const lines = [descriptor.name, descriptor.url];
  if (state.kind === 'connected' || state.kind === 'degraded') {
    const { operator, instanceName } = state.info;
    lines.push(
      instanceName === undefined
        ? l10n.t('Signed in as {0}', operator)
        : l10n.t('Signed in as {0} on instance {1}', operator, instanceName),
    );
  }
  if (topology !== undefined) {
    lines.push(topologyText(topology), ...topologySigns(topology));
  }
  lines.push(
    descriptor.servers.length === 0
      ? l10n.t('No sending server is known: add one, so that Delivery Doctor can look at the MTA.')
      : l10n.t('Sending servers: {0}', descriptor.servers.map((server) => server.name).join(', ')),
  );
  for (const [index, line] of lines.entries()) {
    if (index > 0) {
      text.appendMarkdown('\n\n');
    }
    text.appendMarkdown(shownText(line));
  }
  return text;
}
