import type { StringKey } from '../../../src/shared/strings';

/** The words the host sent, in the person's language. */
export class Words {
  private readonly table: ReadonlyMap<string, string>;

  constructor(strings: Readonly<Record<string, string>>) {
    this.table = new Map(Object.entries(strings));
  }

  /** A sentence with its {0}, {1} filled in. */
  t(key: StringKey, ...values: readonly string[]): string {
    return this.named(key, ...values);
  }

  /** For keys put together from an id that the host sent; one without words shows as it is. */
  named(key: string, ...values: readonly string[]): string {
    const template = this.table.get(key) ?? key;
    return template.replaceAll(/\{(\d)\}/g, (placeholder, digit: string) => values[Number(digit)] ?? placeholder);
  }
}
