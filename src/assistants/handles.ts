/** Things that are kept at a time; older ones are forgotten. */
const MOST = 500;

/** Short ids for what a model may come back to: an explanation, the place where a list goes on. It never gets more than the id. */
export class Handles<Value> {
  private readonly kept = new Map<string, Value>();
  private last = 0;

  /** `letter` begins the id: `E12`. */
  constructor(private readonly letter: string) {}

  keep(value: Value): string {
    this.last += 1;
    const id = `${this.letter}${this.last}`;
    this.kept.set(id, value);
    const [oldest] = this.kept.keys();
    if (this.kept.size > MOST && oldest !== undefined) {
      this.kept.delete(oldest);
    }
    return id;
  }

  get(id: string): Value | undefined {
    return this.kept.get(id);
  }
}
