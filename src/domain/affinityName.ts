/** How an affinity's name stands against the names that are configured. */
export type AffinityMatch =
  | { readonly kind: 'exact' }
  /** Differs in upper and lower case or in spaces only: a typing mistake. */
  | { readonly kind: 'nearly'; readonly name: string }
  | { readonly kind: 'none' };

/** Compares exactly, as the MTA does, and says when only case or spaces differ. */
export function matchAffinity(name: string, configured: readonly string[]): AffinityMatch {
  if (configured.includes(name)) {
    return { kind: 'exact' };
  }
  const near = configured.find((other) => normalise(other) === normalise(name));
  return near === undefined ? { kind: 'none' } : { kind: 'nearly', name: near };
}

function normalise(name: string): string {
  return name.replace(/\s+/g, '').toLowerCase();
}

/** The names that every list holds, in the first one's order; each once. */
export function namesOnAll(lists: readonly (readonly string[])[]): readonly string[] {
  const [first, ...others] = lists;
  return [...new Set(first ?? [])].filter((name) => others.every((list) => list.includes(name)));
}
