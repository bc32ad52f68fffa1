import { l10n } from 'vscode';
import type { HealthReport } from '../../domain/advisor/advise';
import type { Finding } from '../../domain/finding';
import { GUIDES } from '../../domain/guides/guides';
import type { GuideStep } from '../../domain/guides/guide';
import { findingTitle, ruledOutText } from '../findingText';
import { link, plain } from '../markdown';
import { timeText } from '../words/format';
import { rulesOf } from './guides';

/** What an examination says of a step. `open`: only a person can tell. */
type StepState = 'done' | 'wrong' | 'unknown' | 'open';

/** Rules that do not apply (no public address to look at, say) say nothing: the step then stays unknown unless others speak. */
export function stateOf(
  rules: readonly string[],
  { findings, healthy }: Pick<HealthReport, 'findings' | 'healthy'>,
): StepState {
  const inOrder: readonly string[] = healthy;
  if (rules.length === 0) {
    return 'open';
  }
  if (findings.some(({ cause }) => rules.includes(cause))) {
    return 'wrong';
  }
  return rules.every((rule) => inOrder.includes(rule)) ? 'done' : 'unknown';
}

/** A guide as a list of steps, those checked off that the examination found in order. Undefined for an unknown guide. */
export function renderGuide(id: string, report: HealthReport, name: string): string | undefined {
  const guide = GUIDES.find((one) => one.id === id);
  if (guide === undefined) {
    return undefined;
  }
  const states = guide.steps.map(({ id: step }) => stateOf(rulesOf(step), report));
  const count = (state: StepState): number => states.filter((one) => one === state).length;
  const verdict = l10n.t(
    'In order: {0} of {1}. Needs attention: {2}. For you to check: {3}.',
    count('done'),
    states.length,
    count('wrong'),
    count('unknown') + count('open'),
  );
  return [
    `# ${plain(guide.title())}`,
    `**${plain(verdict)}**`,
    plain(l10n.t('{0}, examined at {1}', name, timeText(report.at))),
    plain(guide.about()),
    ...guide.steps.map((step, index) => stepText(step, index + 1, states[index] ?? 'open', report)),
    link(l10n.t('Adobe’s documentation'), guide.page),
    '',
  ].join('\n\n');
}

function stepText({ id, title, how }: GuideStep, place: number, state: StepState, report: HealthReport): string {
  return [
    `- [${state === 'done' ? 'x' : ' '}] **${place}. ${plain(title())}**`,
    ...seen(rulesOf(id), state, report),
    `  - ${plain(how())}`,
  ].join('\n');
}

/** The line of a guide that names what was found. */
export function guideLine(finding: Finding): string {
  return point(l10n.t('Found: {0}', findingTitle(finding)));
}

function point(text: string): string {
  return `  - ${plain(text)}`;
}

function seen(rules: readonly string[], state: StepState, { findings, healthy }: HealthReport): readonly string[] {
  const inOrder: readonly string[] = healthy;
  const wrong = findings.filter(({ cause }) => rules.includes(cause)).map(guideLine);
  const well = rules
    .filter((rule) => inOrder.includes(rule))
    .flatMap((rule) => ruledOutText(rule) ?? [])
    .map((text) => point(l10n.t('In order: {0}', text)));
  if (state === 'open') {
    return [point(l10n.t('Only you can check this.'))];
  }
  return [
    ...wrong,
    ...well,
    ...(state === 'unknown'
      ? [point(l10n.t('Could not be checked, or not all of it: the health report says why.'))]
      : []),
  ];
}
