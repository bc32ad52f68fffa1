import type { EnumerationValue } from '../instance';
import type { SchemaBranch } from './fields';

/** An attribute or element node of a schema, as far as a query cares. */
export interface SchemaNode {
  /** XTK type: `string`, `long`, `datetime`, `byte`, `uuid` … */
  readonly type?: string;
  /** Enumeration behind it, e.g. `nms:delivery:deliveryState`. */
  readonly enumeration?: string;
  /**
   * Kept in the XML memo of the record, not in a column: some instances refuse to select it (docs/campaign/soap.md).
   */
  readonly inMemo: boolean;
}

/** What one instance really has of a schema. */
export interface LiveSchema {
  readonly name: string;
  /** `no` only when the schema itself shows that the path does not exist; `unknown` beyond links and references. */
  has(path: string): 'yes' | 'no' | 'unknown';
  node(path: string): SchemaNode | undefined;
  /** Everything that can be selected of the entity itself; undefined when the document does not describe it. */
  fields(): SchemaBranch | undefined;
  /** By their short names, e.g. `deliveryState`. */
  readonly enumerations: ReadonlyMap<string, readonly EnumerationValue[]>;
  /** Names of the SOAP methods. */
  readonly methods: ReadonlySet<string>;
}
