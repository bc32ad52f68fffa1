import { l10n } from 'vscode';
import { RULE_FINDINGS, RULE_RULED_OUT } from '../domain/advisor/rules';
import { CAUSE_FINDINGS, CAUSE_RULED_OUT } from '../domain/diagnosis/causes';
import type { Diagnosis } from '../domain/diagnosis/diagnosis';
import type { Certainty, Finding } from '../domain/finding';
import { ADOBE_PAGES } from '../domain/words/adobePages';
import type { FindingWords } from '../domain/judgement/definition';
import { argsOf } from './words/factWords';

function wordsOf(cause: string): FindingWords | undefined {
  return CAUSE_FINDINGS.get(cause) ?? RULE_FINDINGS.get(cause);
}

/** The title of a finding, without its certainty. */
export function findingTitle(finding: Finding): string {
  return wordsOf(finding.cause)?.title(argsOf(finding.args)) ?? finding.cause;
}

/** One line for Problems: the title and how sure it is. */
export function findingLine(finding: Finding): string {
  return l10n.t('{0} ({1})', findingTitle(finding), certaintyText(finding.certainty));
}

/** What a finding means. */
export function findingMeaning(finding: Finding): string {
  return wordsOf(finding.cause)?.meaning(argsOf(finding.args)) ?? '';
}

/** The page on it: that of the text that was recognised, else Adobe's. */
export function findingPage(finding: Finding): string | undefined {
  const { page: ofText } = finding.args;
  if (typeof ofText === 'string' && ofText.startsWith('https://')) {
    return ofText;
  }
  const page = wordsOf(finding.cause)?.page;
  return page === undefined ? undefined : ADOBE_PAGES[typeof page === 'function' ? page(argsOf(finding.args)) : page];
}

/** What it means that a cause was ruled out, or a rule kept; undefined for one that goes without saying. */
export function ruledOutText(cause: string): string | undefined {
  return (CAUSE_RULED_OUT.get(cause) ?? RULE_RULED_OUT.get(cause))?.();
}

export function certaintyText(certainty: Certainty): string {
  switch (certainty) {
    case 'certain':
      return l10n.t('certain');
    case 'likely':
      return l10n.t('likely');
    case 'possible':
      return l10n.t('possible');
  }
}

/**
 * The answer in one line: the first finding, how sure it is, what else keeps the delivery from leaving, and how many more
 * there are.
 */
export function verdict(diagnosis: Diagnosis): string {
  const [first, second, ...more] = diagnosis.findings;
  if (first === undefined) {
    const missing = diagnosis.unchecked.length;
    if (missing === 0) {
      return l10n.t('Nothing found that holds it up');
    }
    return missing === 1
      ? l10n.t('Nothing found, but 1 thing could not be checked')
      : l10n.t('Nothing found, but {0} things could not be checked', missing);
  }
  const title = findingLine(first);
  if (second === undefined) {
    return title;
  }
  // A second error stays when the first is put right: it has a name.
  if (second.severity !== 'error') {
    return l10n.t('{0}, and {1} more', title, more.length + 1);
  }
  return more.length === 0
    ? l10n.t('{0}; besides: {1}', title, findingLine(second))
    : l10n.t('{0}; besides: {1}, and {2} more', title, findingLine(second), more.length);
}
