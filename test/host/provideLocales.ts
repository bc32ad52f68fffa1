import { existsSync } from 'node:fs';
import { aptInstall } from './aptInstall';
import { findOnPath } from './chromium';

/** Where glibc's sources of locales lie. */
const SOURCES = '/usr/share/i18n/locales';

/** Installs the sources from which tests make locales, where there are none and this process may. */
export async function provideLocales(): Promise<void> {
  if (process.platform === 'linux' && whyNoLocales() !== undefined) {
    await aptInstall('the sources of locales', ['locales']);
  }
}

/** One sentence that says why locales cannot be made here; undefined when they can. */
export function whyNoLocales(): string | undefined {
  return findOnPath('localedef') !== undefined && existsSync(`${SOURCES}/fr_FR`)
    ? undefined
    : 'Skipped: shells in other languages need localedef and the package locales (on Debian: sudo apt-get install locales).';
}
