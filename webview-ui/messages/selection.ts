/** More rows than this are not selected at once: export them. */
export const MOST_SELECTED = 10_000;

/** Which rows of a grid are selected, and which one the keyboard is at. */
export class Selection {
  private rows = new Set<number>();
  private anchor = 0;
  active: number | undefined;

  get size(): number {
    return this.rows.size;
  }

  has(row: number): boolean {
    return this.rows.has(row);
  }

  /** In order. */
  all(): readonly number[] {
    return [...this.rows].sort((a, b) => a - b);
  }

  clear(): void {
    this.rows = new Set();
    this.active = undefined;
    this.anchor = 0;
  }

  /** Only this row. */
  only(row: number): void {
    this.rows = new Set([row]);
    this.anchor = row;
    this.active = row;
  }

  toggle(row: number): void {
    if (!this.rows.delete(row)) this.rows.add(row);
    this.anchor = row;
    this.active = row;
  }

  /** From where the selection began to this row. */
  extend(row: number): void {
    const from = Math.min(this.anchor, Math.max(row, this.anchor - MOST_SELECTED + 1));
    const to = Math.max(this.anchor, Math.min(row, this.anchor + MOST_SELECTED - 1));
    const [first, last] = row < this.anchor ? [from, this.anchor] : [this.anchor, to];
    this.rows = new Set(Array.from({ length: last - first + 1 }, (_, at) => first + at));
    this.active = row;
  }

  set(rows: readonly number[]): void {
    this.rows = new Set(rows.slice(0, MOST_SELECTED));
  }
}
