/**
 * A language tag that Intl accepts: VS Code's display language may be a pseudo-language such as `qps-ploc`,
 * and a wrong one must not keep a panel from opening.
 */
export function usableLocale(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? 'en';
  } catch {
    return 'en';
  }
}

/** The zone under its canonical name, or undefined when this machine does not know it. */
export function usableTimeZone(name: string | undefined): string | undefined {
  if (name === undefined || name === '') return undefined;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}
