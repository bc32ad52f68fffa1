import type { GridRow } from '../../src/shared/protocol/messages';
import { BLOCK_ROWS } from '../../src/shared/protocol/messages';

/** Blocks that are kept: about 12,000 rows. */
const MOST_BLOCKS = 60;
/** A block that did not come in this time is asked for again. */
const ASK_AGAIN_MS = 20_000;

/** The rows that have come, and those on their way. */
export class RowCache {
  private readonly blocks = new Map<number, readonly GridRow[]>();
  private readonly asked = new Map<number, number>();

  /** Blocks that hold these rows and were neither read nor asked for; they count as asked for now. */
  missing(first: number, end: number, now: number): readonly number[] {
    const wanted: number[] = [];
    for (let block = Math.floor(first / BLOCK_ROWS); block * BLOCK_ROWS < end; block += 1) {
      const askedAt = this.asked.get(block);
      if (this.blocks.has(block) || (askedAt !== undefined && now - askedAt < ASK_AGAIN_MS)) {
        continue;
      }
      this.asked.set(block, now);
      wanted.push(block);
    }
    return wanted;
  }

  put(block: number, rows: readonly GridRow[]): void {
    this.asked.delete(block);
    this.blocks.delete(block);
    this.blocks.set(block, rows);
    const [oldest] = this.blocks.keys();
    if (this.blocks.size > MOST_BLOCKS && oldest !== undefined) {
      this.blocks.delete(oldest);
    }
  }

  /** Puts a row in the place of what it was before; a row that is not here is left to its block. */
  replace(index: number, row: GridRow): boolean {
    const block = Math.floor(index / BLOCK_ROWS);
    const rows = this.blocks.get(block);
    if (rows?.[index % BLOCK_ROWS]?.id !== row.id) {
      return false;
    }
    this.blocks.set(block, rows.with(index % BLOCK_ROWS, row));
    return true;
  }

  row(index: number): GridRow | undefined {
    return this.blocks.get(Math.floor(index / BLOCK_ROWS))?.[index % BLOCK_ROWS];
  }

  clear(): void {
    this.blocks.clear();
    this.asked.clear();
  }
}
