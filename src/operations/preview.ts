import type { ConsentRequest } from './ports';

/** What an operation was proposed on. */
export interface ProposedOn {
  readonly proposer: string;
  /** `Preview.seen` of that moment. */
  readonly seen: string;
}

/** What would be asked, and what it was read from. */
export interface Preview {
  readonly question: ConsentRequest;
  /** See `seenText`. */
  readonly seen: string;
}

/** All values that a person would agree to, as one text: the same for the same values, in whatever order they stand. */
export function seenText(values: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)));
}
