import { l10n } from 'vscode';
import { filterHints, parseFilter } from '../../domain/deliveryFilter';
import type { SavedFilter } from '../../domain/viewChoice';
import type { Suggestion } from '../../platform/prompter';
import { filterAdvice, keyText } from './filterText';

/** The lines below a search while it is typed: run it or what is wrong with it, ways to go on, and the saved ones. */
export function filterSuggestions(text: string, saved: readonly SavedFilter[]): readonly Suggestion<string>[] {
  const trimmed = text.trim();
  const hints = filterHints(text).map(({ at, insert, about }): Suggestion<string> => ({
    label: insert,
    description: insert.endsWith(':') ? keyText(about) : undefined,
    icon: 'symbol-keyword',
    // A key waits for its value; behind a value the next word may follow.
    does: { complete: `${text.slice(0, at)}${insert}${insert.endsWith(':') ? '' : ' '}` },
  }));
  return [...verdict(trimmed, hints.length > 0), ...hints, ...savedLines(trimmed, saved)];
}

function verdict(text: string, isGoingOn: boolean): readonly Suggestion<string>[] {
  if (text === '') {
    return [];
  }
  const { problem } = parseFilter(text);
  if (problem === undefined) {
    return [{ label: l10n.t('Filter: {0}', text), icon: 'filter', does: { answer: text } }];
  }
  // Whoever is still typing the last word has made no mistake yet.
  if (isGoingOn && problem.at + problem.length === text.length) {
    return [];
  }
  const { what, use } = filterAdvice(problem);
  return [{ label: what, detail: use, icon: 'error', does: 'nothing' }];
}

function savedLines(typed: string, saved: readonly SavedFilter[]): readonly Suggestion<string>[] {
  const wanted = typed.toLowerCase();
  return saved
    .filter(
      ({ name, text }) =>
        text !== typed && (name.toLowerCase().includes(wanted) || text.toLowerCase().startsWith(wanted)),
    )
    .map(({ name, text }) => ({ label: name, description: text, icon: 'bookmark', does: { answer: text } }));
}
