import type { AttributeDefinition, EnumerationDefinition, EnumerationValue, LinkDefinition, XtkType } from './types';

type Extra = Partial<Pick<AttributeDefinition, 'column' | 'enumeration' | 'expr' | 'description'>>;

const of =
  (type: XtkType) =>
  (path: string, label: string, extra: Extra = {}): AttributeDefinition => ({ path, type, label, ...extra });

/** One maker per XTK type, so that a schema file reads like a table. */
export const string = of('string');
export const memo = of('memo');
export const byte = of('byte');
export const short = of('short');
export const long = of('long');
export const double = of('double');
export const boolean = of('boolean');
export const datetime = of('datetime');
export const date = of('date');

/** A link to one row, with its foreign key `@<name>-id`. */
export function link(name: string, target: string, label: string, extra: Partial<LinkDefinition> = {}): LinkDefinition {
  return { name, target, label, ...extra };
}

/** A collection: rows of `target` whose attribute `destination` holds our key. */
export function collection(name: string, target: string, label: string, destination: string): LinkDefinition {
  return { name, target, label, destination, source: '@id', many: true };
}

/** An enumeration written as name → [value, label]. */
export function enumeration(
  name: string,
  type: EnumerationDefinition['type'],
  values: Readonly<Record<string, readonly [string | number, string]>>,
): EnumerationDefinition {
  const list = Object.entries(values).map(([key, [value, label]]): EnumerationValue => ({
    name: key,
    value: String(value),
    label,
  }));
  return { name, type, values: list };
}
