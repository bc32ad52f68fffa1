import { l10n } from 'vscode';
import type { ConnectionDescriptor } from '../connections/descriptor';
import { channelText, stateText } from '../domain/words/deliveryWords';
import type { PendingReport } from './contract';
import { findingLine, findingMeaning, findingTitle, verdict } from './findingText';
import { plain, table } from './markdown';
import { commonFindings, isWrong, leftText, pendingHeading, pendingVerdict } from './pendingBody';
import { timeText } from './words/format';
import { remedyTitle } from './words/remedyWords';

/** Everything that waits, as a table of verdicts and a section for each. */
export function renderPending({ at, diagnosed, left }: PendingReport, { name }: ConnectionDescriptor): string {
  const held = diagnosed.filter(({ diagnosis }) => diagnosis.findings.some(isWrong));
  const rows = diagnosed.map(({ delivery, diagnosis }) => [
    delivery.internalName,
    delivery.label,
    stateText(delivery.state),
    verdict(diagnosis),
  ]);
  const blocks = [
    `# ${plain(l10n.t('What waits on {0}', name))}`,
    `**${plain(pendingVerdict(held.length, diagnosed.length))}**`,
    plain(l10n.t('Examined at {0}', timeText(at))),
    ...(rows.length === 0 ? [] : [table([l10n.t('Name'), l10n.t('Label'), l10n.t('State'), l10n.t('Why')], rows)]),
    ...(left === 0 ? [] : [plain(leftText(left))]),
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

/** One paragraph for each thing that was found, with the deliveries that it hits. */
function causeBlocks(diagnosed: PendingReport['diagnosed']): readonly string[] {
  return commonFindings(diagnosed).map(({ finding, deliveries }) => {
    const names = deliveries.map(({ internalName }) => internalName);
    return [
      `**${plain(findingTitle(finding))}**`,
      plain(findingMeaning(finding)),
      plain(
        names.length === 1
          ? l10n.t('It affects {0}.', names[0] ?? '')
          : l10n.t('It affects {0} deliveries: {1}.', names.length, names.join(', ')),
      ),
    ].join('  \n');
  });
}
