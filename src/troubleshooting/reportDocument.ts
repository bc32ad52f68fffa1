import { l10n } from 'vscode';
import type { ConnectionDescriptor, Environment } from '../connections/descriptor';
import type { ReportBody, ReportFinding, ReportFix, ReportStep } from '../shared/protocol/report';
import { certaintyText } from './findingText';
import { standingText } from './situation';
import { timeText } from './words/format';
import type { DocumentStyle } from './documentStyle';

/** What a report is about, besides what it says. */
export interface DocumentAbout {
  readonly kind: 'diagnosis' | 'health' | 'guide';
  readonly descriptor: Pick<ConnectionDescriptor, 'name' | 'environment'>;
}

/** A report from top to bottom, as text or as Markdown. */
export function reportDocument(body: ReportBody, about: DocumentAbout, style: DocumentStyle): string {
  const blocks = [
    style.heading(1, body.label),
    style.strong(body.verdict),
    body.standing === undefined ? '' : style.text(standingText(body.standing)),
    style.text(aboutLine(body, about)),
    ...body.notes.map((note) => style.text(note)),
    ...settledBlock(body, style),
    ...body.findings.flatMap((finding) => findingBlocks(finding, body.examinedAt, style)),
    ...body.steps.map((step, index) => stepBlock(step, index + 1, style)),
    ...listed(l10n.t('What changed before'), body.changed, style),
    ...listed(about.kind === 'health' ? l10n.t('Passed') : l10n.t('Looked at, not the cause'), body.ruledOut, style),
    ...listed(
      l10n.t('Could not be checked'),
      body.unchecked.map(({ what, because }) => l10n.t('{0}: {1}', what, because)),
      style,
    ),
    ...listed(l10n.t('Snoozed'), body.snoozed, style),
    body.page === undefined ? '' : style.link(l10n.t('Adobe’s documentation'), body.page),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function aboutLine({ internalName, examinedAt }: ReportBody, { descriptor }: DocumentAbout): string {
  const where = l10n.t('{0} ({1})', descriptor.name, environmentText(descriptor.environment));
  return internalName === ''
    ? l10n.t('{0}, examined at {1}', where, timeText(examinedAt))
    : l10n.t('Delivery {0} on {1}, examined at {2}', internalName, where, timeText(examinedAt));
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

function settledBlock({ settled }: ReportBody, style: DocumentStyle): readonly string[] {
  return settled.length === 0 ? [] : [style.list(settled.map(({ text, at }) => `✓ ${timeText(at)}: ${text}`))];
}

function findingBlocks(finding: ReportFinding, at: number, style: DocumentStyle): readonly string[] {
  return [
    style.heading(2, l10n.t('{0} ({1})', finding.title, certaintyText(finding.certainty))),
    style.text(finding.meaning),
    ...fixBlocks(finding.fixes, style),
    style.evidence(finding.evidence, at),
    finding.page === undefined ? '' : style.link(l10n.t('Adobe’s documentation'), finding.page),
  ];
}

/** The document makes links of the titles (documents/report, `fixPlaces`). */
function fixBlocks(fixes: readonly ReportFix[], style: DocumentStyle): readonly string[] {
  return fixes.length === 0
    ? []
    : [style.heading(3, l10n.t('What to do')), fixes.map(({ title, effect }) => style.item(title, effect)).join('\n')];
}

function stepBlock(
  { title, how, state, seen, ticked, fixes }: ReportStep,
  place: number,
  style: DocumentStyle,
): string {
  const done = state === 'done' || (ticked && state !== 'wrong');
  return [
    style.step(done, place, title),
    ...[...seen, how].map((text) => style.subItem(text)),
    ...fixes.map((fix) => style.subItem(fix.title)),
  ].join('\n');
}

function listed(heading: string, lines: readonly string[], style: DocumentStyle): readonly string[] {
  return lines.length === 0 ? [] : [style.heading(2, heading), style.list(lines)];
}
