import { l10n } from 'vscode';
import type { Explanation } from '../domain/explanation';

/** An explanation as sentences, one a line: what it means, how sure that is, why it happens, what can be done. */
export function explanationLines(explanation: Explanation): readonly string[] {
  const { meaning, cause, cure } = explanation;
  return [
    meaning,
    ...(cause === undefined ? [] : [l10n.t('Cause: {0}', cause)]),
    ...(cure === undefined ? [] : [l10n.t('What to do: {0}', cure)]),
    ...reservations(explanation),
  ];
}

/** What keeps an explanation from holding for sure. */
function reservations({ certainty, appliesTo, role }: Explanation): readonly string[] {
  return [
    ...(certainty === 'possible' && role === 'cause' ? [l10n.t('A hint: the same text has other causes, too.')] : []),
    ...(appliesTo.includes('standard')
      ? [l10n.t('Reported for Campaign Standard, whose engine is the same; v7 and v8 can write this text, too.')]
      : []),
  ];
}
