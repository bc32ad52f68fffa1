import { l10n } from 'vscode';
import type { ConnectionDescriptor } from '../connections/descriptor';
import type { Delivery } from '../domain/delivery';
import { channelText, stateText } from '../domain/words/deliveryWords';
import type { PendingReport } from './contract';
import { findingLine, findingMeaning, verdict } from './findingText';
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
    ...diagnosed.flatMap(({ delivery, diagnosis }) => [
      `## ${plain(pendingHeading(delivery))}`,
      plain(`${channelText(delivery.messageType)} · ${stateText(delivery.state)}`),
      ...(diagnosis.findings.length === 0 ? [plain(verdict(diagnosis))] : []),
      ...diagnosis.findings.map((finding) =>
        [
          `- **${plain(findingLine(finding))}**`,
          `  ${plain(findingMeaning(finding))}`,
          ...finding.remedies.map((remedy) => `  - ${plain(remedyTitle(remedy))}`),
        ].join('\n'),
      ),
    ]),
  ];
  return `${blocks.join('\n\n')}\n`;
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
