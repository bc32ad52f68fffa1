import { l10n, ThemeColor, ThemeIcon } from 'vscode';
import { describeError } from '../../../connections/errorText';
import { LeafNode } from './leafNode';
import type { ServersNode } from './treeNode';

/** What went wrong, in the tree instead of a notification: a click looks again. */
export function errorLeaf(parent: ServersNode, error: unknown, key = 'error'): ServersNode {
  const { what, why, next } = describeError(error);
  return new LeafNode(key, parent, {
    label: what,
    description: l10n.t('Click to try again'),
    tooltip: [why, next].filter((part) => part !== undefined).join('. '),
    icon: new ThemeIcon('error', new ThemeColor('errorForeground')),
    contextValue: 'message',
    command: {
      command: 'deliveryDoctor.refreshServers',
      title: l10n.t('Refresh'),
      arguments: [{ connectionId: parent.connectionId }],
    },
  });
}
