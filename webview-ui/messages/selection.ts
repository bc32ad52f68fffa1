/** More rows than this are not selected at once: export them. */
export const MOST_SELECTED = 10_000;

/** Which rows of a grid are selected, and which one the keyboard is at. */
export class Selection {
  private rows = new Set<number>();
  /** How many there are, when all are selected: a million numbers are not kept for that. */
  private whole: number | undefined;
  private anchor = 0;
  active: number | undefined;

  get size(): number {
    return this.whole ?? this.rows.size;
  }

  /** Every row is, whether or not it was read. */
  get isWhole(): boolean {
    return this.whole !== undefined;
  }

  has(row: number): boolean {
    return this.whole !== undefined || this.rows.has(row);
  }

  /** In order; none when all are. */
  all(): readonly number[] {
    return [...this.rows].sort((a, b) => a - b);
  }

  clear(): void {
    this.put([]);
    this.active = undefined;
    this.anchor = 0;
  }

  /** Only this row. */
  only(row: number): void {
    this.put([row]);
    this.anchor = row;
    this.active = row;
  }

  toggle(row: number): void {
    if (this.isWhole) {
      this.put([]);
    }
    if (!this.rows.delete(row)) {
      this.rows.add(row);
    }
    this.anchor = row;
    this.active = row;
  }

  /** From where the selection began to this row. */
  extend(row: number): void {
    const from = Math.min(this.anchor, Math.max(row, this.anchor - MOST_SELECTED + 1));
    const to = Math.max(this.anchor, Math.min(row, this.anchor + MOST_SELECTED - 1));
    const [first, last] = row < this.anchor ? [from, this.anchor] : [this.anchor, to];
    this.put(Array.from({ length: last - first + 1 }, (_, at) => first + at));
    this.active = row;
  }

  everything(rows: number): void {
    this.put([]);
    this.whole = rows;
  }

  private put(rows: readonly number[]): void {
    this.whole = undefined;
    this.rows = new Set(rows);
  }
}
