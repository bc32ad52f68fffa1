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

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
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
