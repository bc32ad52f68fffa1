import type { DeliveryRef } from './access';

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

/** Names one server of one connection: what nodes of the Servers view and arguments of commands carry. */
export interface ServerTarget {
  readonly connectionId: string;
  readonly serverId: string;
}

/** Names one module of a server. */
export interface ModuleTarget extends ServerTarget {
  readonly module: string;
  readonly instance: string;
}

/** The server that a command's argument names; undefined when it names none. */
export function serverTargetOf(value: unknown): ServerTarget | undefined {
  if (!isObject(value)) {
    return undefined;
  }
  const { connectionId, serverId } = value;
  return typeof connectionId === 'string' && typeof serverId === 'string' ? { connectionId, serverId } : undefined;
}

/** The module that a command's argument names; undefined when it names none. */
export function moduleTargetOf(value: unknown): ModuleTarget | undefined {
  const server = serverTargetOf(value);
  if (server === undefined || !isObject(value)) {
    return undefined;
  }
  const { module, instance } = value;
  return typeof module === 'string' && typeof instance === 'string' ? { ...server, module, instance } : undefined;
}
