import type { Remedy } from '../domain/finding';

/**
 * Names a remedy in the argument of a link, button or quick fix. By what it does and not by its place: an answer may have
 * been given again since, and another remedy stand in that place.
 */
export function remedyName(remedy: Remedy): string {
  return JSON.stringify(remedy);
}
