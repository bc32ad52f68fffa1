import * as l10n from '@vscode/l10n';
import { ATTENTION_GROUPS, attentionGroupOf, type AttentionGroup } from '../domain/attention';
import type { Delivery } from '../domain/delivery';
import type { Evidence } from '../domain/diagnosis/evidence';
import { taskOf } from '../domain/expectedModules';
import { durationText, numberText, timeText } from '../domain/words/args';
import { groupText, stateText } from '../domain/words/deliveryWords';
import type { Alert } from './alert';
import { alertText, escapeMarkdown } from './alertText';
import { evidenceAt } from './replayEvidence';
import type { Sight } from './sight';

/** Groups whose deliveries a diagnosis explains. */
const EXPLAINED: readonly AttentionGroup[] = ['needsAttention', 'pending', 'failed', 'paused', 'inProgress'];

/** Deliveries of a group that are listed, and explained in all. */
const MOST_LISTED = 20;
const MOST_EXPLAINED = 10;

export interface ReplayOptions {
  readonly name: string;
  /** The moment that was asked for, our clock. */
  readonly wanted: number;
  readonly alerts: readonly Alert[];
  readonly language: string;
  /** The diagnoses made of evidence, as Markdown. */
  readonly explain: (evidences: readonly Evidence[]) => Promise<readonly string[]>;
}

/** An instance as it was at a moment: the tree, and the diagnosis made of what was recorded then. As Markdown. */
export async function replayMarkdown(sight: Sight, options: ReplayOptions): Promise<string> {
  const { name, wanted, alerts, language, explain } = options;
  const groups = byGroup(sight);
  const explained = EXPLAINED.flatMap((group) => groups.get(group) ?? [])
    .slice(0, MOST_EXPLAINED)
    .flatMap(({ id }) => evidenceAt(sight, id) ?? []);
  const standing = alerts.filter(({ began, ended }) => began <= wanted && (ended === undefined || ended > wanted));
  return [
    `# ${l10n.t('{0} as it was, {1}', escapeMarkdown(name), timeText(wanted, language))}`,
    `*${l10n.t('From the look {0} before. No instance was asked; what looks do not record is named where it is missing.', durationText(wanted - sight.at))}*`,
    `## ${l10n.t('Deliveries')}`,
    treeOf(sight, groups, language),
    `## ${l10n.t('Servers')}`,
    serversOf(sight),
    `## ${l10n.t('Alerts')}`,
    standing.length === 0
      ? l10n.t('None.')
      : standing.map((alert) => `- ${escapeMarkdown(alertText(alert, language))}`).join('\n'),
    ...(await explain(explained)).flatMap((diagnosis) => ['---', diagnosis]),
    '',
  ].join('\n\n');
}

function byGroup({ deliveries, instanceNow }: Sight): ReadonlyMap<AttentionGroup, readonly Delivery[]> {
  const groups = new Map<AttentionGroup, Delivery[]>();
  for (const delivery of deliveries) {
    const group = attentionGroupOf(delivery, instanceNow);
    if (group !== undefined) {
      groups.set(group, [...(groups.get(group) ?? []), delivery]);
    }
  }
  return groups;
}

function treeOf({ counts }: Sight, groups: ReadonlyMap<AttentionGroup, readonly Delivery[]>, language: string): string {
  const lines = ATTENTION_GROUPS.flatMap((group) => {
    const seen = groups.get(group) ?? [];
    const count = counts.ok ? (counts.value[group] ?? 0) : seen.length;
    const left = count - Math.min(seen.length, MOST_LISTED);
    return count === 0 && seen.length === 0
      ? []
      : [
          `- **${groupText(group)}** (${numberText(count, language)})`,
          ...seen.slice(0, MOST_LISTED).map((delivery) => `  - ${deliveryLine(delivery, language)}`),
          ...(left > 0 ? [`  - ${l10n.t('… and {0} more', numberText(left, language))}`] : []),
        ];
  });
  return lines.length === 0 ? l10n.t('None.') : lines.join('\n');
}

function deliveryLine({ label, state, counters }: Delivery, language: string): string {
  const { processed, toDeliver } = counters;
  const progress =
    processed === undefined || toDeliver === undefined
      ? ''
      : `, ${l10n.t('{0} of {1} messages', numberText(processed, language), numberText(toDeliver, language))}`;
  return `${escapeMarkdown(label)}: ${stateText(state)}${progress}`;
}

function serversOf({ servers }: Sight): string {
  const lines = servers.map(({ name, modules }) => {
    const running = modules.ok
      ? modules.value.map((module) =>
          module.instance === undefined ? module.name : taskOf({ name: module.name, instance: module.instance }),
        )
      : [modules.because];
    return `- ${escapeMarkdown(name)}: ${escapeMarkdown(running.join(', '))}`;
  });
  return lines.length === 0 ? l10n.t('None was looked at.') : lines.join('\n');
}
