import type { Column } from './buckets';

/** Points per block. */
export const BLOCK = 16;

/**
 * Lowest and highest value of each block of a column, so that a view of many points is drawn and scaled in the time of
 * few: a pixel that stands for a hundred points needs their extremes only.
 */
export class Blocks {
  private readonly least: Float64Array;
  private readonly most: Float64Array;
  /** Gaps in the block: 0 to BLOCK. */
  private readonly missing: Uint8Array;

  constructor(private readonly values: Column) {
    const count = Math.ceil(values.length / BLOCK);
    this.least = new Float64Array(count).fill(Infinity);
    this.most = new Float64Array(count).fill(-Infinity);
    this.missing = new Uint8Array(count);
    for (let index = 0; index < values.length; index += 1) {
      const value = values[index];
      const block = Math.floor(index / BLOCK);
      if (value === null || value === undefined) {
        this.missing[block] = (this.missing[block] ?? 0) + 1;
        continue;
      }
      if (value < (this.least[block] ?? 0)) {
        this.least[block] = value;
      }
      if (value > (this.most[block] ?? 0)) {
        this.most[block] = value;
      }
    }
  }

  /** The extremes of the block that begins at `index`; undefined where none begins, it is not whole, or has a gap. */
  at(index: number): readonly [least: number, most: number] | undefined {
    const block = index / BLOCK;
    if (!Number.isInteger(block) || index + BLOCK > this.values.length || this.missing[block] !== 0) {
      return undefined;
    }
    return [this.least[block] ?? 0, this.most[block] ?? 0];
  }

  /** The highest value from `first` to `last`; 0 when there is none. */
  highest(first: number, last: number): number {
    let most = 0;
    for (let index = Math.max(0, first); index <= Math.min(last, this.values.length - 1);) {
      if (index % BLOCK === 0 && index + BLOCK - 1 <= last) {
        most = Math.max(most, this.most[index / BLOCK] ?? 0);
        index += BLOCK;
      } else {
        most = Math.max(most, this.values[index] ?? 0);
        index += 1;
      }
    }
    return most;
  }
}
