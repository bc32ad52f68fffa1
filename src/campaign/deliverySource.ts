import type { DeliveryId } from '../domain/delivery';
import type { EnumerationValue } from './deliveryLogs';

/** One attribute of a delivery with what the instance's schema says of it. */
export interface SourceAttribute {
  /** XTK path from the root, such as `scheduling/@contactDate` or `mailParameters/subject`. */
  readonly path: string;
  /** Last step of the path, without `@`. */
  readonly name: string;
  readonly label?: string;
  readonly description?: string;
  /** XTK type: `string`, `long`, `datetime`, `boolean` … */
  readonly type?: string;
  /** Its possible values; undefined when it is no enumeration, or the enumeration cannot be read. */
  readonly enumeration?: readonly EnumerationValue[];
  /** As the instance wrote it; '' when it is empty. */
  readonly value: string;
  /** The enumeration's words for the value. */
  readonly valueLabel?: string;
}

/** An element of a delivery (`scheduling`, `execution` …) with its attributes, in the order of the schema. */
export interface SourceNode {
  readonly name: string;
  readonly label?: string;
  readonly description?: string;
  readonly attributes: readonly SourceAttribute[];
  readonly children: readonly SourceNode[];
}

/** A delivery as its schema describes it. */
export interface DeliverySource {
  readonly id: DeliveryId;
  readonly root: SourceNode;
  /** Paths that the schema describes but the instance refused to select. */
  readonly refused: readonly string[];
}
