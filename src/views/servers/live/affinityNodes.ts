import { l10n, ThemeColor, ThemeIcon, TreeItemCollapsibleState, type TreeItem } from 'vscode';
import type { AffinityUse } from '../../../campaign/machines';
import { stateText } from '../../../domain/words/deliveryWords';
import { whyText } from '../../../domain/whyQuestion';
import type { AffinityIp } from '../../../servers/sendingServer';
import { isNowhere, type AffinitySeen } from './affinities';
import { itemOf, LeafNode } from './leafNode';
import type { NodeContext, ServersNode } from './treeNode';

/** Every IP affinity that a server configures or a delivery uses. */
export class AffinitiesNode implements ServersNode {
  readonly id: string;
  readonly connectionId: string;

  constructor(
    readonly parent: ServersNode,
    private readonly context: NodeContext,
  ) {
    this.id = `${parent.id}/affinities`;
    this.connectionId = parent.connectionId;
  }

  item(): TreeItem {
    const seen = this.context.model.affinities ?? [];
    const nowhere = seen.filter(isNowhere).length;
    const item = itemOf(this.id, {
      label: l10n.t('Affinities'),
      description: nowhere === 0 ? String(seen.length) : l10n.t('{0}, {1} configured nowhere', seen.length, nowhere),
      icon: new ThemeIcon('type-hierarchy', nowhere > 0 ? new ThemeColor('errorForeground') : undefined),
      contextValue: 'affinities',
    });
    item.collapsibleState = nowhere > 0 ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed;
    return item;
  }

  async children(): Promise<readonly ServersNode[]> {
    return Promise.resolve((this.context.model.affinities ?? []).map((seen) => new AffinityNode(this, seen)));
  }
}

/** One affinity: its IPs server by server, and the deliveries that wait for it. */
class AffinityNode implements ServersNode {
  readonly id: string;
  readonly connectionId: string;

  constructor(
    readonly parent: ServersNode,
    private readonly seen: AffinitySeen,
  ) {
    this.id = `${parent.id}/${seen.name}`;
    this.connectionId = parent.connectionId;
  }

  item(): TreeItem {
    const { name, missingOn } = this.seen;
    const bad = isNowhere(this.seen);
    const partly = !bad && missingOn.length > 0;
    const color = bad ? 'errorForeground' : partly ? 'problemsWarningIcon.foreground' : undefined;
    const item = itemOf(this.id, {
      label: name,
      description: affinityText(this.seen),
      tooltip: bad
        ? nowhereText(this.seen)
        : partly
          ? l10n.t('Not configured on {0}: deliveries wait there.', missingOn.join(', '))
          : undefined,
      icon: new ThemeIcon(
        bad ? 'error' : partly ? 'warning' : 'globe',
        color === undefined ? undefined : new ThemeColor(color),
      ),
      contextValue: `affinity ${bad ? 'nowhere' : 'configured'}`,
    });
    item.collapsibleState = TreeItemCollapsibleState.Collapsed;
    return item;
  }

  async children(): Promise<readonly ServersNode[]> {
    const { on, uses } = this.seen;
    return Promise.resolve([
      ...on.flatMap(({ server, affinity }, at) =>
        affinity.ips.map((ip, index) => this.ipNode(server, ip, affinity.localDomain, `${at}.${index}`)),
      ),
      ...uses.map((use) => this.useNode(use)),
    ]);
  }

  private ipNode(server: string, ip: AffinityIp, localDomain: string | undefined, key: string): ServersNode {
    const domains = [
      ...(ip.includeDomains === undefined ? [] : [l10n.t('only to {0}', ip.includeDomains)]),
      ...(ip.excludeDomains === undefined ? [] : [l10n.t('not to {0}', ip.excludeDomains)]),
    ];
    return new LeafNode(`ip:${key}`, this, {
      label: ip.address,
      description: [
        server,
        l10n.t('weight {0}', ip.weight),
        ...(localDomain === undefined || localDomain === '' ? [] : [localDomain]),
        ...domains,
      ].join(' · '),
      tooltip: [`publicId ${ip.publicId ?? '–'}`, `heloHost ${ip.heloHost ?? '–'}`].join('\n'),
      icon: new ThemeIcon('circle-small'),
    });
  }

  private useNode(use: AffinityUse): ServersNode {
    const ref = { connectionId: this.connectionId, deliveryId: use.id };
    return new LeafNode(
      `use:${use.id}`,
      this,
      {
        label: use.label,
        description: `${stateText(use.state)} · ${use.internalName}`,
        icon: new ThemeIcon('mail', isNowhere(this.seen) ? new ThemeColor('errorForeground') : undefined),
        contextValue: 'affinityUse',
        command: { command: 'deliveryDoctor.whyPending', title: whyText('pending'), arguments: [ref] },
      },
      ref,
    );
  }
}

/** `3 IPs on 2 servers · 1 delivery`. */
export function affinityText(seen: AffinitySeen): string {
  const ips = seen.on.reduce((sum, { affinity }) => sum + affinity.ips.length, 0);
  const parts = isNowhere(seen)
    ? [l10n.t('configured nowhere')]
    : [ips === 1 ? l10n.t('1 IP') : l10n.t('{0} IPs', ips)];
  if (seen.uses.length > 0) {
    parts.push(
      seen.uses.length === 1 ? l10n.t('1 delivery to send') : l10n.t('{0} deliveries to send', seen.uses.length),
    );
  }
  return parts.join(' · ');
}

export function nowhereText({ name, nearly, uses }: AffinitySeen): string {
  const what =
    uses.length === 1
      ? l10n.t('1 delivery asks for the affinity “{0}”, which no server configures: it waits forever.', name)
      : l10n.t(
          '{0} deliveries ask for the affinity “{1}”, which no server configures: they wait forever.',
          uses.length,
          name,
        );
  return nearly === undefined ? what : `${what} ${l10n.t('“{0}” is configured: is that what is meant?', nearly)}`;
}
