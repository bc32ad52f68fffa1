import type { DeliveryRef } from './access';

/** Anything that names a connection: a node of the tree, an argument of a link. */
export interface ConnectionTarget {
  readonly connectionId: string;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** The connection that a command's argument names; undefined when it names none. */
export function connectionIdOf(value: unknown): string | undefined {
  return isObject(value) && typeof value.connectionId === 'string' ? value.connectionId : undefined;
}

/** The delivery that a command's argument names: nodes and links carry ids, never copies of a delivery. */
export function deliveryRefOf(value: unknown): DeliveryRef | undefined {
  if (!isObject(value)) {
    return undefined;
  }
  const { connectionId, deliveryId } = value;
  return typeof connectionId === 'string' && typeof deliveryId === 'string' ? { connectionId, deliveryId } : undefined;
}
