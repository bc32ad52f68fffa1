import { l10n } from 'vscode';
import type { FilterProblem } from '../../domain/deliveryFilter';
import { FILTER_KEYS, OFFERED_CHANNELS, OFFERED_STATES, type FilterKey } from '../../domain/filter/vocabulary';

/** What is wrong with a search, and what would be right. */
export interface FilterAdvice {
  readonly what: string;
  readonly use?: string;
}

export function filterAdvice({ kind, word, suggestion }: FilterProblem): FilterAdvice {
  const { what, use } = adviceOn(kind, word);
  return { what: suggestion === undefined ? what : `${what} ${l10n.t('Did you mean “{0}”?', suggestion)}`, use };
}

function adviceOn(kind: FilterProblem['kind'], word: string): FilterAdvice {
  switch (kind) {
    case 'unknownKey':
      return {
        what: l10n.t('There is no “{0}:”.', word),
        use: l10n.t('Use {0}, or put the words in quotes', FILTER_KEYS.map((key) => `${key}:`).join(' ')),
      };
    case 'unknownState':
      return {
        what: l10n.t('“{0}” is not a state.', word),
        use: l10n.t('Use {0}, or Campaign’s number', OFFERED_STATES.join(', ')),
      };
    case 'unknownChannel':
      return {
        what: l10n.t('“{0}” is not a channel.', word),
        use: l10n.t('Use {0}, or Campaign’s number', OFFERED_CHANNELS.join(', ')),
      };
    case 'badDate':
      return {
        what: l10n.t('“{0}” is not a date.', word),
        use: l10n.t('Use 24h, 7d, 4w, 3mo, today, yesterday or 2026-11-23'),
      };
    case 'noValue':
      return { what: l10n.t('Something must follow “{0}:”.', word) };
    case 'openQuote':
      return { what: l10n.t('A quote is opened before “{0}” and never closed.', word) };
    case 'nothingBetween':
      return { what: l10n.t('Nothing lies between since: and until:{0}.', word) };
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
