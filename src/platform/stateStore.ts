/** The part of `vscode.Memento` that we use. */
export interface MementoLike {
  get(key: string): unknown;
  update(key: string, value: unknown): Thenable<void>;
}

/**
 * The only way to what is kept between windows. What is read back is outside data (another version may have
 * written it), so every read goes through a parser that answers undefined for what it does not know.
 */
export class StateStore {
  constructor(private readonly memento: MementoLike) {}

  read<T>(key: string, parse: (value: unknown) => T | undefined): T | undefined {
    const value = this.memento.get(key);
    return value === undefined ? undefined : parse(value);
  }

  /** Items of a kept list that this version cannot read. Another wrote them: whoever writes the list keeps them in it. */
  unread(key: string, parse: (items: readonly unknown[]) => readonly unknown[]): readonly unknown[] {
    const value = this.memento.get(key);
    return Array.isArray(value) ? value.filter((item: unknown) => parse([item]).length === 0) : [];
  }

  async write(key: string, value: unknown): Promise<void> {
    await this.memento.update(key, value);
  }
}
