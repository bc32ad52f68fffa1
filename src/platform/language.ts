import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Language } from '../domain/explanation';

/**
 * What is below `platform` knows no vscode and takes its words from @vscode/l10n. This gives it the bundle of the
 * window's language, once, before anything is worded. Outside VS Code the command lines do the same from the file.
 */
export function useWindowLanguage(): void {
  if (vscode.l10n.bundle !== undefined) {
    l10n.config({ contents: vscode.l10n.bundle });
  }
}

/** The language of the window, as far as explanations of texts are kept in it. */
export function languageOfTheWindow(): Language {
  return vscode.env.language.toLowerCase().startsWith('fr') ? 'fr' : 'en';
}
