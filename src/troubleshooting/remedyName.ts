import type { Remedy, Finding } from '../domain/finding';

/**
 * Names a remedy in the argument of a link, button or quick fix. By what it does and not by its place: an answer may have
 * been given again since, and another remedy stand in that place.
 */
export function remedyName(remedy: Remedy): string {
  return JSON.stringify(remedy);
}

/**
 * The remedies that a request names, by one name or by several; undefined when these findings do not offer one of them
 * (any more): an answer may have been given again since, and another remedy stand in its place.
 */
export function namedRemedies(findings: readonly Finding[], request: unknown): readonly Remedy[] | undefined {
  const names = namesIn(request);
  const offered = findings.flatMap(({ remedies }) => remedies);
  const named = names.map((name) => offered.find((remedy) => remedyName(remedy) === name));
  const known = named.filter((remedy) => remedy !== undefined);
  return known.length === 0 || known.length < names.length ? undefined : known;
}

function namesIn(request: unknown): readonly unknown[] {
  if (typeof request !== 'object' || request === null) {
    return [];
  }
  if ('remedies' in request && Array.isArray(request.remedies)) {
    return request.remedies;
  }
  return 'remedy' in request ? [request.remedy] : [];
}
