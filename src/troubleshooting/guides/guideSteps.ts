import { l10n } from 'vscode';
import type { HealthReport } from '../../domain/advisor/advise';
import { findingTitle, ruledOutText } from '../findingText';

/** What an examination says of a step. `open`: only a person can tell. */
export type StepState = 'done' | 'wrong' | 'unknown' | 'open';

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

/** What was found, is in order, or could not be looked at and why. */
export function seenOf(
  rules: readonly string[],
  state: StepState,
  { findings, healthy, untold = {} }: HealthReport,
): readonly string[] {
  if (state === 'open') {
    return [l10n.t('Only you can check this.')];
  }
  const inOrder: readonly string[] = healthy;
  const silent = rules.filter(
    (rule) => !inOrder.includes(rule) && !findings.some(({ cause }) => cause === rule) && rule in untold,
  );
  const missing = silent.flatMap((rule) => untold[rule] ?? []);
  const missed = [
    ...new Set(missing.map(({ what, because }) => l10n.t('Could not be checked: {0}: {1}', what, because))),
  ];
  return [
    ...findings
      .filter(({ cause }) => rules.includes(cause))
      .map((finding) => l10n.t('Found: {0}', findingTitle(finding))),
    ...rules
      .filter((rule) => inOrder.includes(rule))
      .flatMap((rule) => ruledOutText(rule) ?? [])
      .map((text) => l10n.t('Passed: {0}', text)),
    ...missed,
    ...(state === 'unknown' && missed.length === 0 ? [l10n.t('This instance has nothing to check it on.')] : []),
  ];
}

/** How many steps are in order, and how many are not. A step that a person has ticked counts as checked. */
export function guideVerdict(steps: readonly { readonly state: StepState; readonly ticked: boolean }[]): string {
  const count = (suits: (step: (typeof steps)[number]) => boolean): number => steps.filter(suits).length;
  const toCheck = (state: StepState): boolean => state === 'unknown' || state === 'open';
  return l10n.t(
    'Passed: {0} of {1}. Needs attention: {2}. For you to check: {3}.',
    count(({ state, ticked }) => state === 'done' || (toCheck(state) && ticked)),
    steps.length,
    count(({ state }) => state === 'wrong'),
    count(({ state, ticked }) => toCheck(state) && !ticked),
  );
}
