import { env } from 'vscode';
import { usableLocale } from '../../shared/format/intl';
import { numberFormats } from '../../shared/format/numbers';

/** A count in the language of the window, which need not be that of the machine. */
export function countText(count: number): string {
  return numberFormats(usableLocale(env.language)).count(count);
}
