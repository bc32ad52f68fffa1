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

/**
 * Zones that were asked for: a formatter is dear to make (0.1 ms and more), and pages ask for every time that they
 * write.
 */
const canonicalNames = new Map<string, string | undefined>();
/** Names come from instances too; a window sees a handful. */
const MOST_NAMES = 100;

/** The zone under its canonical name, or undefined when this machine does not know it. */
export function usableTimeZone(name: string | undefined): string | undefined {
  if (name === undefined || name === '') {
    return undefined;
  }
  if (!canonicalNames.has(name)) {
    if (canonicalNames.size >= MOST_NAMES) {
      canonicalNames.clear();
    }
    canonicalNames.set(name, canonicalName(name));
  }
  return canonicalNames.get(name);
}

function canonicalName(name: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}
