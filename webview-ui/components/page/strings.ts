import type { CommonString } from '../../../src/shared/strings/common';

/** The texts that the host sent, in the language of the window. `Key`: those that this page has. */
export class Strings<Key extends string = CommonString> {
  private readonly table: ReadonlyMap<string, string>;

  constructor(strings: Readonly<Record<string, string>>) {
    this.table = new Map(Object.entries(strings));
  }

  /** A sentence with its {0}, {1} filled in. */
  t(key: Key, ...values: readonly string[]): string {
    return this.named(key, ...values);
  }

  /** For keys put together from an id that the host sent; one without a text shows as it is. */
  named(key: string, ...values: readonly string[]): string {
    const template = this.table.get(key) ?? key;
    return template.replaceAll(/\{(\d)\}/g, (placeholder, digit: string) => values[Number(digit)] ?? placeholder);
  }
}
