import { BLOCK_ROWS } from '../../src/shared/protocol/messages';
import type { RowCache } from './rowCache';

/** While somebody drags the scroll bar through thousands of rows nothing is asked for: only where that ends. */
const REST_MS = 60;

/** Rows that are asked for before they are reached. */
const AHEAD = BLOCK_ROWS / 2;

export interface RowRequestOptions {
  readonly ask: (block: number) => void;
  /** These rows are on screen, and have been for a moment. */
  readonly onSeen: (first: number, end: number) => void;
}

/** Asks for rows that a grid shows and that were not read yet. */
export class RowRequests {
  private rest: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly cache: RowCache,
    private readonly options: RowRequestOptions,
  ) {}

  /**
   * Asks for what is missing: at once, and ahead, where rows pass slowly enough to be read; otherwise where that ends.
   *
   * @param moved by how many rows the grid was scrolled
   */
  want(first: number, end: number, { moved, total }: { readonly moved: number; readonly total: number }): void {
    clearTimeout(this.rest);
    const ask = (from: number, to: number): void => {
      for (const block of this.cache.missing(Math.max(0, from), Math.min(total, to), Date.now())) {
        this.options.ask(block);
      }
    };
    const slow = moved !== 0 && Math.abs(moved) < (end - first) / 2;
    if (slow) {
      ask(moved < 0 ? first - AHEAD : first, moved > 0 ? end + AHEAD : end);
    }
    this.rest = setTimeout(() => {
      ask(first, end);
      this.options.onSeen(first, end);
    }, REST_MS);
  }
}
