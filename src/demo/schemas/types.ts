/** XTK types that our schemas use. Dates are kept as epoch ms, booleans as 0 and 1. */
export type XtkType =
  'string' | 'memo' | 'byte' | 'short' | 'long' | 'int64' | 'double' | 'boolean' | 'datetime' | 'date';

export interface AttributeDefinition {
  /** Path from the schema's root: `@id`, `scheduling/@contactDate`, `content/html/source`. */
  readonly path: string;
  readonly type: XtkType;
  readonly label: string;
  /** Column; made of type and name when not given (`@state` byte: iState). */
  readonly column?: string;
  /** Name of an enumeration of this schema, or `ns:schema:enumeration` of another. */
  readonly enumeration?: string;
  /** What it means, where the label does not say it. */
  readonly description?: string;
  /** XTK expression of a computed attribute, which has no column. */
  readonly expr?: string;
}

export interface LinkDefinition {
  readonly name: string;
  readonly label: string;
  /** `ns:name` of the schema it leads to. */
  readonly target: string;
  /** Attribute here that joins; `@<name>-id` when not given. Declared as an attribute of its own for single links. */
  readonly source?: string;
  /** Attribute there that joins; the target's key when not given. */
  readonly destination?: string;
  /** A collection: many rows there for one here. */
  readonly many?: boolean;
}

export interface EnumerationValue {
  readonly name: string;
  readonly value: string;
  readonly label: string;
}

export interface EnumerationDefinition {
  readonly name: string;
  readonly type: 'byte' | 'short' | 'long' | 'string';
  readonly values: readonly EnumerationValue[];
}

export interface SchemaDefinition {
  /** `ns:name`. */
  readonly id: string;
  readonly label: string;
  readonly labelSingular: string;
  /** SQL table or view; none for schemas that only carry methods. */
  readonly table?: string;
  /** Views are written by `data/views`; nothing can be written to them. */
  readonly view?: boolean;
  readonly attributes: readonly AttributeDefinition[];
  /** Labels of the elements that attributes lie in, by path (`scheduling/waves`). */
  readonly elements?: Readonly<Record<string, string>>;
  readonly links?: readonly LinkDefinition[];
  readonly enumerations?: readonly EnumerationDefinition[];
  /** Path of the key, `@id` or `@name`. */
  readonly key?: string;
  /** Attributes by which Write finds an existing row when `_key` is not given and the key is absent. */
  readonly naturalKey?: string;
  /** What `_cs` shows; `@label` when not given. */
  readonly computeString?: string;
  /** Interface whose methods the schema takes over, e.g. `xtk:persist`. */
  readonly implements?: string;
  /** Index by which rows come in the order of an attribute, for lists that want the newest first. */
  readonly orderIndexes?: Readonly<Record<string, string>>;
  /** Has elements that no column holds, given as a whole for `data` (see query/deliveryMemo). */
  readonly memo?: boolean;
  /** Columns that no client sees: the simulation's own. */
  readonly hidden?: readonly string[];
}
