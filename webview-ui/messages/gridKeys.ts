export interface KeyPlace {
  readonly active: number | undefined;
  readonly total: number;
  /** Rows of a screen. */
  readonly page: number;
}

/** The row that a key leads to; undefined for a key that leads nowhere. */
export function stepOf({ key }: { readonly key: string }, { active, total, page }: KeyPlace): number | undefined {
  if (total === 0) {
    return undefined;
  }
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: page,
    PageUp: -page,
    Home: -total,
    End: total,
  };
  const step = steps[key];
  if (step === undefined) {
    return undefined;
  }
  const from = active ?? (step > 0 ? -1 : 0);
  return Math.min(total - 1, Math.max(0, from + step));
}
