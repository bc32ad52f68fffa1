import { l10n, ThemeColor, ThemeIcon } from 'vscode';
import { formats } from '../../formats';
import { LeafNode } from './leafNode';
import type { ServerLook } from './serverLook';
import type { ServersNode } from './treeNode';

/** Adobe's own thresholds of the monitoring page: 80 % and 90 % (campaign.md, section 6). */
const WARNING = 0.8;
const ALERT = 0.9;

/** Differences of the clock that are only the way there and back, and those that spoil what is compared by time. */
const SKEW_FINE_MS = 2000;
const SKEW_BAD_MS = 30_000;

const red = new ThemeColor('errorForeground');
const orange = new ThemeColor('problemsWarningIcon.foreground');

/** Space where Campaign is installed, and the clock against the instance's. */
export function hostNodes(parent: ServersNode, { host, skewMs }: ServerLook): readonly ServersNode[] {
  const nodes: ServersNode[] = [];
  const { numbers, durations } = formats();
  if (host?.disk !== undefined) {
    const { totalBytes, freeBytes } = host.disk;
    const used = totalBytes === 0 ? 0 : 1 - freeBytes / totalBytes;
    const color = used >= ALERT ? red : used >= WARNING ? orange : undefined;
    nodes.push(
      new LeafNode('disk', parent, {
        label: l10n.t('Disk'),
        description: l10n.t(
          '{0} of {1} free, {2} used',
          numbers.bytes(freeBytes),
          numbers.bytes(totalBytes),
          numbers.percent(used),
        ),
        tooltip: l10n.t(
          'The file system of the folder where Campaign is installed. Adobe’s monitoring page warns at 80% and alerts at 90%.',
        ),
        icon: new ThemeIcon('database', color),
      }),
    );
  }
  if (skewMs !== undefined) {
    const off = Math.abs(skewMs);
    const length = off < 1000 ? l10n.t('less than a second') : durations.length(off);
    const words =
      off < SKEW_FINE_MS
        ? l10n.t('as the instance’s')
        : skewMs > 0
          ? l10n.t('{0} ahead of the instance', length)
          : l10n.t('{0} behind the instance', length);
    nodes.push(
      new LeafNode('clock', parent, {
        label: l10n.t('Clock'),
        description: words,
        tooltip: l10n.t(
          'The clock of this server against the time of the instance. When they differ, look at NTP: schedules, sessions and logs go by the clock.',
        ),
        icon: new ThemeIcon('clock', off >= SKEW_BAD_MS ? red : off >= SKEW_FINE_MS ? orange : undefined),
      }),
    );
  }
  return nodes;
}
