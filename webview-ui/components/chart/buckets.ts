/** A value per bucket, null for a gap. */
export type Column = readonly (number | null)[];

/**
 * What a time chart draws: buckets of equal length, their starts in ascending order (epoch ms), not necessarily without
 * holes.
 */
export interface ChartData {
  readonly at: readonly number[];
  readonly columns: readonly Column[];
  readonly bucketMs: number;
  readonly from: number;
  readonly to: number;
  /** Start of the bucket that is not over yet: its values are of a part of it. */
  readonly runningFrom?: number;
}

/** Index of the bucket that a moment lies in, or the nearest one; -1 without buckets. */
export function bucketAt(at: readonly number[], moment: number): number {
  let low = 0;
  let high = at.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((at[middle] ?? Infinity) <= moment) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return at.length === 0 ? -1 : low;
}

/** A run of buckets without any value, as [start, end) moments: drawn as "nothing reported". */
export type Gap = readonly [number, number];

export function gapsOf({ at, columns, bucketMs }: ChartData): readonly Gap[] {
  const gaps: [number, number][] = [];
  const known = (index: number): boolean => {
    for (const column of columns) {
      if ((column[index] ?? null) !== null) {
        return true;
      }
    }
    return false;
  };
  for (let index = 0; index < at.length; index += 1) {
    const start = at[index];
    if (start === undefined || known(index)) {
      continue;
    }
    const last = gaps.at(-1);
    if (last?.[1] === start) {
      last[1] = start + bucketMs;
    } else {
      gaps.push([start, start + bucketMs]);
    }
  }
  return gaps;
}

/**
 * The top of an axis that shows `max`: 1, 2, 2.5 or 5 times a power of ten, so that grid lines fall on readable
 * numbers.
 */
export function niceTop(max: number): number {
  if (!(max > 0)) {
    return 1;
  }
  const power = 10 ** Math.floor(Math.log10(max));
  return ([1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find((step) => step * power >= max) ?? 10) * power;
}
