import { l10n } from 'vscode';
import type { HealthReport } from '../domain/advisor/advise';
import type { Diagnosis } from '../domain/diagnosis/diagnosis';
import type { Finding } from '../domain/finding';
import { GUIDES } from '../domain/guides/guides';
import type { ReportBody, ReportFinding, ReportStep, Settled } from '../shared/protocol/report';
import { findingMeaning, findingPage, findingTitle, ruledOutText, verdict } from './findingText';
import { rulesOf } from './guides/guides';
import { guideVerdict, seenOf, stateOf } from './guides/guideSteps';
import { fixesOf } from './reportFixes';
import { othersLine, standingOf } from './situation';

/** What a report of a delivery says, for whoever shows it. */
export function diagnosisBody(diagnosis: Diagnosis, done: readonly Settled[]): ReportBody {
  const { delivery } = diagnosis.situation;
  return {
    label: delivery.label,
    internalName: delivery.internalName,
    verdict: verdict(diagnosis),
    tone: toneOf(diagnosis.findings, diagnosis.unchecked.length),
    standing: standingOf(diagnosis),
    notes: [othersLine(diagnosis), ...(diagnosis.findings.length === 0 ? [nothingFound(diagnosis)] : [])]
      .concat(askAdobe(diagnosis))
      .filter((note) => note !== ''),
    findings: shownFindings(diagnosis.findings),
    steps: [],
    settled: [...done],
    ruledOut: diagnosis.ruledOut.flatMap((cause) => ruledOutText(cause) ?? []),
    unchecked: diagnosis.unchecked.map(({ what, because }) => ({ what, because })),
    changed: [],
    snoozed: [],
    examinedAt: diagnosis.at,
  };
}

/** What the health report of an instance says; `silent` are findings whose rules the person has snoozed. */
export function healthBody(
  report: HealthReport,
  name: string,
  { silent, done }: { readonly silent: readonly Finding[]; readonly done: readonly Settled[] },
): ReportBody {
  return {
    label: l10n.t('Health of {0}', name),
    internalName: '',
    verdict: healthVerdict(report),
    tone: toneOf(report.findings, 0),
    notes: [],
    findings: shownFindings(report.findings),
    steps: [],
    settled: [...done],
    ruledOut: report.healthy.flatMap((rule) => ruledOutText(rule) ?? []),
    unchecked: report.unchecked.map(({ what, because }) => ({ what, because })),
    changed: [],
    snoozed: silent.map(findingTitle),
    examinedAt: report.at,
  };
}

/** What a guide says, checked off as far as an examination can tell; undefined for an unknown guide. */
export function guideBody(
  id: string,
  report: HealthReport,
  { ticked, done }: { readonly ticked: readonly string[]; readonly done: readonly Settled[] },
): ReportBody | undefined {
  const guide = GUIDES.find((one) => one.id === id);
  if (guide === undefined) {
    return undefined;
  }
  const steps = guide.steps.map((step): ReportStep => {
    const rules = rulesOf(step.id);
    const state = stateOf(rules, report);
    return {
      id: step.id,
      title: step.title(),
      how: step.how(),
      state,
      seen: [...seenOf(rules, state, report)],
      fixes: [
        ...fixesOf(report.findings.filter(({ cause }) => rules.includes(cause)).flatMap(({ remedies }) => remedies)),
      ],
      ticked: ticked.includes(step.id),
    };
  });
  return {
    label: guide.title(),
    internalName: '',
    verdict: guideVerdict(steps),
    tone: steps.some(({ state }) => state === 'wrong') ? 'warning' : 'info',
    notes: [guide.about()],
    findings: [],
    steps,
    settled: [...done],
    ruledOut: [],
    unchecked: [],
    changed: [],
    snoozed: [],
    page: guide.page,
    examinedAt: report.at,
  };
}

/** The health in one line. */
function healthVerdict({ findings, healthy }: Pick<HealthReport, 'findings' | 'healthy'>): string {
  if (findings.length === 0) {
    return l10n.t('Nothing to report: {0} checks passed', healthy.length);
  }
  return findings.length === 1
    ? l10n.t('1 thing to look at, {0} checks passed', healthy.length)
    : l10n.t('{0} things to look at, {1} checks passed', findings.length, healthy.length);
}

/** What to do when nothing was found. */
function nothingFound({ unchecked }: Pick<Diagnosis, 'unchecked'>): string {
  return unchecked.length === 0
    ? l10n.t(
        'Everything that Delivery Doctor knows to look at is fine. If the delivery stays where it is, look at its journal and at mta.log.',
      )
    : l10n.t('What could be looked at is fine. The reason may be in what could not be checked.');
}

/** Where others can look further: the servers are Adobe's, or the mid-sourcing server's. */
function askAdobe({ situation, findings }: Diagnosis): string {
  const offered = findings.some(({ remedies }) => remedies.some(({ kind }) => kind === 'askAdobe'));
  if (!offered && !(situation.outOfReach && findings.length === 0)) {
    return '';
  }
  return l10n.t(
    'The servers that send it are out of reach from here. “{0}” writes down what to ask for, and “{1}” collects what support will want to see.',
    l10n.t('Ask Adobe'),
    l10n.t('Save Support Report…'),
  );
}

function toneOf([gravest]: readonly Finding[], unchecked: number): ReportBody['tone'] {
  return gravest?.severity ?? (unchecked === 0 ? 'fine' : 'unknown');
}

function shownFindings(findings: readonly Finding[]): ReportFinding[] {
  return findings.map((finding, index) => {
    const before = findings.slice(0, index).filter(({ cause }) => cause === finding.cause).length;
    return shownFinding(finding, `${finding.cause}:${before}`);
  });
}

/** A finding in words; `id` is the same in the next examination while it is the same finding. */
export function shownFinding(finding: Finding, id: string): ReportFinding {
  const page = findingPage(finding);
  return {
    id,
    code: finding.cause,
    severity: finding.severity,
    certainty: finding.certainty,
    title: findingTitle(finding),
    meaning: findingMeaning(finding),
    evidence: finding.evidence.map(({ at, source, observed }) => ({ at, source, observed })),
    fixes: [...fixesOf(finding.remedies)],
    ...(page === undefined ? {} : { page }),
  };
}
