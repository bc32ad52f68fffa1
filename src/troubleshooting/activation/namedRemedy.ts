import type { Finding, Remedy } from '../../domain/finding';

/**
 * Names a remedy in the argument of a link or quick fix. By what it does and not by its place: an answer may have been
 * given again since, and another remedy stand in that place.
 */
export function remedyName(remedy: Remedy): string {
  return JSON.stringify(remedy);
}

/** The remedy that a request names; undefined when these findings do not offer it (any more). */
export function namedRemedy(findings: readonly Finding[], request: unknown): Remedy | undefined {
  if (typeof request !== 'object' || request === null || !('remedy' in request)) {
    return undefined;
  }
  return findings.flatMap(({ remedies }) => remedies).find((remedy) => remedyName(remedy) === request.remedy);
}
