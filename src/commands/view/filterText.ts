import { l10n } from 'vscode';
import type { FilterProblem } from '../../domain/deliveryFilter';
import { FILTER_KEYS, OFFERED_CHANNELS, OFFERED_STATES, type FilterKey } from '../../domain/filter/vocabulary';

/** What is wrong with a search, and what would be right. */
export function filterProblemText({ kind, word, suggestion }: FilterProblem): string {
  const what = problemText(kind, word);
  return suggestion === undefined ? what : `${what} ${l10n.t('Did you mean “{0}”?', suggestion)}`;
}

function problemText(kind: FilterProblem['kind'], word: string): string {
  switch (kind) {
    case 'unknownKey':
      return l10n.t('There is no “{0}:”. Use {1}, or put the words in quotes.', word, FILTER_KEYS.map((key) => `${key}:`).join(' '));
    case 'unknownState':
      return l10n.t('“{0}” is no state. Use {1}, or Campaign’s number.', word, OFFERED_STATES.join(', '));
    case 'unknownChannel':
      return l10n.t('“{0}” is no channel. Use {1}, or Campaign’s number.', word, OFFERED_CHANNELS.join(', '));
    case 'badDate':
      return l10n.t('“{0}” is no date. Write 24h, 7d, 4w, 3mo, today, yesterday or 2026-11-23.', word);
    case 'noValue':
      return l10n.t('Something must follow “{0}:”.', word);
    case 'openQuote':
      return l10n.t('A quote is opened before “{0}” and never closed.', word);
    case 'nothingBetween':
      return l10n.t('Nothing lies between since: and until:{0}.', word);
  }
}

/** What a key is about, beside its completion. */
export function keyText(key: FilterKey): string {
  switch (key) {
    case 'state':
      return l10n.t('one state or several, such as failed,paused');
    case 'channel':
      return l10n.t('one channel or several, such as email,sms');
    case 'since':
      return l10n.t('contact date from then on: 7d, today, 2026-11-23');
    case 'until':
      return l10n.t('contact date until then: 7d, yesterday, 2026-11-23');
    case 'code':
      return l10n.t('part of the delivery code');
    case 'routing':
      return l10n.t('internal name of the routing account');
    case 'affinity':
      return l10n.t('IP affinity');
  }
}
