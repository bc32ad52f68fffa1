import type { EpochMs } from '../delivery';

/** Lines that lie closer together belong to one attempt: a stack of errors is written at once, ms. */
const ATTEMPT_MS = 10 * 60_000;

/** Those of these lines that belong to the last attempt: an earlier one has its own errors. Oldest first, as given. */
export function lastAttempt<Line extends { readonly at?: EpochMs }>(lines: readonly Line[]): readonly Line[] {
  const last = lines.at(-1)?.at;
  return last === undefined ? lines : lines.filter(({ at }) => at === undefined || last - at <= ATTEMPT_MS);
}
