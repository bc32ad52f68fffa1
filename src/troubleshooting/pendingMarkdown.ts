import { l10n } from 'vscode';
import type { ConnectionDescriptor } from '../connections/descriptor';
import type { Delivery } from '../domain/delivery';
import { byEffect } from '../domain/diagnosis/byEffect';
import type { Finding } from '../domain/finding';
import { channelText, stateText } from '../domain/words/deliveryWords';
import type { PendingReport } from './contract';
import { findingLine, findingMeaning, findingTitle, verdict } from './findingText';
import { plain, table } from './markdown';
import { timeText } from './words/format';
import { remedyTitle } from './words/remedyWords';

/** Title of a delivery in the document: the label alone may occur twice. */
export function pendingHeading({ label, internalName }: Delivery): string {
  return `${label} (${internalName})`;
}

/** Everything that waits, as a table of verdicts and a section for each. */
export function renderPending({ at, diagnosed, left }: PendingReport, { name }: ConnectionDescriptor): string {
  const held = diagnosed.filter(({ diagnosis }) => diagnosis.findings.some(({ severity }) => severity !== 'info'));
  const rows = diagnosed.map(({ delivery, diagnosis }) => [
    delivery.internalName,
    delivery.label,
    stateText(delivery.state),
    verdict(diagnosis),
  ]);
  const blocks = [
    `# ${plain(l10n.t('What waits on {0}', name))}`,
    `**${plain(summary(held.length, diagnosed.length))}**`,
    plain(l10n.t('Examined at {0}', timeText(at))),
    ...(rows.length === 0 ? [] : [table([l10n.t('Name'), l10n.t('Label'), l10n.t('State'), l10n.t('Why')], rows)]),
    ...(left === 0
      ? []
      : [plain(left === 1 ? l10n.t('1 more was not looked at.') : l10n.t('{0} more were not looked at.', left))]),
    ...causeBlocks(diagnosed),
    ...diagnosed.flatMap(({ delivery, diagnosis }) => [
      `## ${plain(pendingHeading(delivery))}`,
      plain(`${channelText(delivery.messageType)} · ${stateText(delivery.state)}`),
      ...(diagnosis.findings.length === 0 ? [plain(verdict(diagnosis))] : []),
      ...diagnosis.findings.map((finding) =>
        [
          `- **${plain(findingLine(finding))}**`,
          ...finding.remedies.map((remedy) => `  - ${plain(remedyTitle(remedy))}`),
        ].join('\n'),
      ),
    ]),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** One paragraph for each thing that was found, with the deliveries that it hits; what is only a notice has none. */
function causeBlocks(diagnosed: PendingReport['diagnosed']): readonly string[] {
  const hit = new Map<string, { readonly finding: Finding; readonly names: string[] }>();
  for (const { delivery, diagnosis } of diagnosed) {
    for (const finding of diagnosis.findings.filter(({ severity }) => severity !== 'info')) {
      const title = findingTitle(finding);
      const known = hit.get(title) ?? { finding, names: [] };
      known.names.push(delivery.internalName);
      hit.set(title, known);
    }
  }
  return [...hit]
    .sort(([, a], [, b]) => byEffect(a.finding, b.finding) || b.names.length - a.names.length)
    .map(([title, { finding, names }]) =>
      [
        `**${plain(title)}**`,
        plain(findingMeaning(finding)),
        plain(
          names.length === 1
            ? l10n.t('It affects {0}.', names[0] ?? '')
            : l10n.t('It affects {0} deliveries: {1}.', names.length, names.join(', ')),
        ),
      ].join('  \n'),
    );
}

function summary(held: number, all: number): string {
  if (all === 0) {
    return l10n.t('Nothing waits');
  }
  if (held === 0) {
    return all === 1 ? l10n.t('1 delivery waits, as it should') : l10n.t('{0} deliveries wait, as they should', all);
  }
  return all === 1
    ? l10n.t('The delivery that waits is held up')
    : l10n.t('{0} of {1} waiting deliveries are held up', held, all);
}
