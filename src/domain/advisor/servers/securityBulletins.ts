/** When this table was last held against Adobe's release notes and security bulletins. */
export const BULLETINS_AS_OF = Date.UTC(2026, 8, 22);

/** A security bulletin of Adobe, and the first build of version 7 that has its fixes. Builds are cumulative. */
export interface SecurityBulletin {
  readonly id: string;
  readonly fixedIn: number;
  /** Has faults that need no sign-in (CVSS 10). */
  readonly withoutSignIn: boolean;
}

/**
 * Adobe's release notes (7.x) and bulletins APSB26-…, the newest first: docs/campaign/servers.md, "Builds". They are about
 * servers that a company runs itself; Adobe patches the servers that it hosts without changing the build that they show.
 */
export const SECURITY_BULLETINS: readonly SecurityBulletin[] = [
  { id: 'APSB26-142', fixedIn: 9402, withoutSignIn: true },
  { id: 'APSB26-134', fixedIn: 9401, withoutSignIn: true },
  { id: 'APSB26-123', fixedIn: 9400, withoutSignIn: true },
  { id: 'APSB26-120', fixedIn: 9399, withoutSignIn: true },
  { id: 'APSB26-114', fixedIn: 9398, withoutSignIn: true },
];

/** Builds below this one are deprecated, by the release notes of August 2026. */
export const SUPPORTED_FROM = 9400;

/** Builds of version 7 are in this range; those of version 8 are counted apart, and never a company's own. */
const VERSION_7 = { from: 8000, to: 9499 };

/** The bulletins whose fixes a build of version 7 lacks; undefined for what is no such build. */
export function missingFixes(build: string): readonly SecurityBulletin[] | undefined {
  const number = /^\d{4}$/.test(build) ? Number(build) : Number.NaN;
  return number >= VERSION_7.from && number <= VERSION_7.to
    ? SECURITY_BULLETINS.filter(({ fixedIn }) => number < fixedIn)
    : undefined;
}
