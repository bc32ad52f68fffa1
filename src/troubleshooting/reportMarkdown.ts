import { l10n } from 'vscode';
import type { ConnectionDescriptor, Environment } from '../connections/descriptor';
import type { HealthReport } from '../domain/advisor/advise';
import type { Delivery, EpochMs } from '../domain/delivery';
import { DELIVERY_MODE } from '../domain/deliveryKind';
import type { Diagnosis } from '../domain/diagnosis/diagnosis';
import type { EvidenceItem, Finding, Remedy, Unchecked } from '../domain/finding';
import {
  certaintyText,
  findingMeaning,
  findingPage,
  findingTitle,
  ruledOutText,
  severityText,
  verdict,
} from './findingText';
import { othersLine, situationLine } from './situation';
import { link, plain, table } from './markdown';
import { clockText, timeText } from './words/format';
import { remedyEffect, remedyTitle } from './words/remedyWords';

/** The readable answer: what was found and how sure it is, on which evidence, what to do, and what was not it. */
export function renderReport(diagnosis: Diagnosis, delivery: Delivery, descriptor: ConnectionDescriptor): string {
  const blocks = [
    `# ${plain(delivery.label)}`,
    `**${plain(verdict(diagnosis))}**`,
    plain(situationLine(diagnosis)),
    aboutLine(diagnosis, delivery, descriptor),
    plain(othersLine(diagnosis)),
    ...diagnosis.findings.flatMap((finding) => findingBlocks(finding, diagnosis.at)),
    ...(diagnosis.findings.length === 0 ? [nothingFound(diagnosis)] : []),
    askAdobe(diagnosis),
    ...listed(l10n.t('Looked at, not the cause'), diagnosis.ruledOut),
    ...uncheckedBlocks(diagnosis.unchecked),
  ];
  return document(blocks);
}

/** The health check of an instance as a document. */
export function renderHealth(report: HealthReport, descriptor: ConnectionDescriptor): string {
  const where = l10n.t('{0} ({1})', descriptor.name, environmentText(descriptor.environment));
  return document([
    `# ${plain(l10n.t('Health of {0}', descriptor.name))}`,
    `**${plain(healthVerdict(report))}**`,
    plain(l10n.t('{0}, examined at {1}', where, timeText(report.at))),
    ...report.findings.flatMap((finding) => findingBlocks(finding, report.at)),
    ...listed(l10n.t('In order'), report.healthy),
    ...uncheckedBlocks(report.unchecked),
  ]);
}

function healthVerdict({ findings, healthy }: HealthReport): string {
  if (findings.length === 0) {
    return l10n.t('Nothing to report: {0} checks are in order', healthy.length);
  }
  return findings.length === 1
    ? l10n.t('1 thing to look at, {0} checks in order', healthy.length)
    : l10n.t('{0} things to look at, {1} checks in order', findings.length, healthy.length);
}

function document(blocks: readonly string[]): string {
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function aboutLine(diagnosis: Diagnosis, delivery: Delivery, descriptor: ConnectionDescriptor): string {
  const where = l10n.t('{0} ({1})', descriptor.name, environmentText(descriptor.environment));
  return plain(l10n.t('Delivery {0} on {1}, examined at {2}', delivery.internalName, where, timeText(diagnosis.at)));
}

function environmentText(environment: Environment): string {
  switch (environment) {
    case 'production':
      return l10n.t('production');
    case 'stage':
      return l10n.t('stage');
    case 'development':
      return l10n.t('development');
    case 'demo':
      return l10n.t('demo');
  }
}

function findingBlocks(finding: Finding, at: EpochMs): readonly string[] {
  const page = findingPage(finding);
  return [
    `## ${plain(findingTitle(finding))}`,
    plain(l10n.t('{0}, {1}', severityText(finding.severity), certaintyText(finding.certainty))),
    plain(findingMeaning(finding)),
    evidenceTable(finding.evidence, at),
    remedyList(finding.remedies),
    page === undefined ? '' : link(l10n.t('Adobe’s documentation'), page),
  ];
}

function evidenceTable(evidence: readonly EvidenceItem[], at: EpochMs): string {
  if (evidence.length === 0) {
    return '';
  }
  return table(
    [l10n.t('When'), l10n.t('Looked at'), l10n.t('Seen')],
    evidence.map((item) => [clockText(item.at, at), item.source, item.observed]),
  );
}

/** The document makes links of the titles (documents/report, `fixPlaces`). */
function remedyList(remedies: readonly Remedy[]): string {
  if (remedies.length === 0) {
    return '';
  }
  const items = remedies.map((remedy) => `- **${plain(remedyTitle(remedy))}**  \n  ${plain(remedyEffect(remedy))}`);
  return [`### ${plain(l10n.t('What to do'))}`, '', ...items].join('\n');
}

/** Where others can look further: the servers are Adobe's, or the mid-sourcing server's. */
function askAdobe({ situation: { delivery }, unchecked, findings }: Diagnosis): string {
  const hosted = unchecked.some(({ hostedByAdobe }) => hostedByAdobe === true);
  const holds = findings.some(({ severity }) => severity !== 'info');
  if ((!hosted && delivery.deliveryMode !== DELIVERY_MODE.midSourcing) || !(holds || findings.length === 0)) {
    return '';
  }
  return plain(
    l10n.t(
      'The servers that send it are out of reach from here. “{0}” writes down what to ask for, and “{1}” collects what support will want to see.',
      l10n.t('What to Ask Adobe Support For'),
      l10n.t('Save Support Report…'),
    ),
  );
}

function nothingFound(diagnosis: Diagnosis): string {
  return plain(
    diagnosis.unchecked.length === 0
      ? l10n.t(
          'Everything that Delivery Doctor knows to look at is in order. If the delivery stays where it is, look at its journal and at mta.log.',
        )
      : l10n.t('What could be looked at is in order. The reason may lie in what could not be checked.'),
  );
}

function listed(heading: string, causes: readonly string[]): readonly string[] {
  const lines = causes.flatMap((cause) => ruledOutText(cause) ?? []);
  return lines.length === 0 ? [] : [`## ${plain(heading)}`, lines.map((line) => `- ${plain(line)}`).join('\n')];
}

function uncheckedBlocks(unchecked: readonly Unchecked[]): readonly string[] {
  if (unchecked.length === 0) {
    return [];
  }
  const lines = unchecked.map(({ what, because }) => `- ${plain(l10n.t('{0}: {1}', what, because))}`);
  return [`## ${plain(l10n.t('Could not be checked'))}`, lines.join('\n')];
}
