/** A place in a sheet that is known exactly: `rank` rows of it have this key or a lower one. */
export interface Anchor {
  readonly key: number;
  readonly rank: number;
}

/**
 * From so many rows on a jump looks for a key near its target, instead of letting the instance walk over all rows
 * before it.
 */
export const FAR = 20_000;
/** So near, walking the rest costs no more than a page. */
const NEAR = 2_000;
/**
 * Keys of a delivery are given out in runs: one guess is usually right. A filter, or runs that are far apart, need some
 * more.
 */
const MOST_GUESSES = 8;

/**
 * A key as a number; undefined for one that is none, such as the uuid of an FFDA instance, or too long to count with.
 */
export function numericKey(id: string): number | undefined {
  const key = /^-?\d+$/.test(id) ? Number(id) : Number.NaN;
  return Number.isSafeInteger(key) ? key : undefined;
}

/**
 * The nearest place before the row number `target` (0 is the first) to walk on from, found by guessing keys between
 * known ones and counting. The guess may be off, the row numbers never are: every rank is counted by the instance, and
 * what is left between it and the target is walked over. `startLine` alone would do too, but makes the database sort
 * and join all rows before the target; counting them needs neither. `count` answers how many rows have a key above
 * `after`, up to `upTo`.
 */
export async function placeBefore(
  target: number,
  known: readonly Anchor[],
  count: (after: number, upTo: number) => Promise<number>,
): Promise<Anchor | undefined> {
  let below = known
    .filter(({ rank }) => rank <= target)
    .reduce<Anchor | undefined>((best, one) => (best === undefined || one.rank > best.rank ? one : best), undefined);
  let above = known
    .filter(({ rank }) => rank > target)
    .reduce<Anchor | undefined>((best, one) => (best === undefined || one.rank < best.rank ? one : best), undefined);
  if (below === undefined || above === undefined) {
    return undefined;
  }
  for (let guesses = 0; guesses < MOST_GUESSES && target - below.rank > NEAR; guesses += 1) {
    // Where proportion has misled twice, the middle is the better guess now and then: it always halves what is left.
    const share: number =
      guesses > 1 && guesses % 2 === 0 ? 0.5 : (target - NEAR / 2 - below.rank) / (above.rank - below.rank);
    const key: number = Math.floor(below.key + (above.key - below.key) * share);
    if (key <= below.key || key >= above.key) {
      break;
    }
    const found: Anchor = { key, rank: below.rank + (await count(below.key, key)) };
    if (found.rank <= target) {
      below = found;
    } else {
      above = found;
    }
  }
  return below;
}
