import type { DemoHandle } from '../../demo/handle';

/** Reads how to reach a running demo, from its message or its file; undefined for anything else. */
export function parseHandle(value: unknown): DemoHandle | undefined {
  if (!isRecord(value)) {
    return undefined;
  }
  const { url, instance, operator, password, servers, name, others } = value;
  if (!isText(url) || !isText(instance) || !isText(operator) || !isText(password) || !Array.isArray(servers)) {
    return undefined;
  }
  // The demo only ever runs here: another address would be given a password.
  if (!/^http:\/\/127\.0\.0\.1:\d+$/.test(url)) {
    return undefined;
  }
  const machines = servers.map((server: unknown) =>
    isRecord(server) && isText(server.name) && isText(server.installDir)
      ? { name: server.name, installDir: server.installDir }
      : undefined,
  );
  if (machines.includes(undefined)) {
    return undefined;
  }
  const beside = Array.isArray(others) ? others.map(parseHandle) : [];
  if (beside.some((other) => other?.name === undefined)) {
    return undefined;
  }
  return {
    url,
    instance,
    operator,
    password,
    servers: machines.filter((machine) => machine !== undefined),
    ...(isText(name) ? { name } : {}),
    ...(beside.length === 0 ? {} : { others: beside.filter((other) => other !== undefined) }),
  };
}

/** The handle in a message of the demo's process. */
export function parseReadyMessage(message: unknown): DemoHandle | undefined {
  return isRecord(message) && message.type === 'ready' ? parseHandle(message.handle) : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
