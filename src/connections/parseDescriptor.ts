import { INSTANCE_ROLES } from '../domain/topology/instanceRole';
import type { ChannelDescriptor, ServerDescriptor } from '../servers/descriptor';
import { ENVIRONMENTS, type ConnectionDescriptor, type Environment, type SignInSettings } from './descriptor';

/**
 * Reads a saved connection, written by hand instead of by zod because activation must not load a validator.
 * Undefined for anything that is not one; unknown fields are dropped.
 */
export function parseDescriptor(value: unknown): ConnectionDescriptor | undefined {
  if (!isRecord(value)) {
    return undefined;
  }
  const { id, name, url, environment, caFile, servers, roles } = value;
  const signIn = parseSignIn(value.signIn);
  if (!isText(id) || !isText(name) || !isText(url) || !isEnvironment(environment) || signIn === undefined) {
    return undefined;
  }
  const parsed = Array.isArray(servers) ? servers.map(parseServer) : [];
  if (parsed.includes(undefined)) {
    return undefined;
  }
  return {
    id,
    name,
    url,
    environment,
    signIn,
    ...(isText(caFile) ? { caFile } : {}),
    servers: parsed.filter((server) => server !== undefined),
    ...rolesOf(roles),
  };
}

/** Roles that this version does not know are left out. */
function rolesOf(value: unknown): Pick<ConnectionDescriptor, 'roles'> {
  const roles = Array.isArray(value) ? INSTANCE_ROLES.filter((role) => value.includes(role)) : [];
  return roles.length === 0 ? {} : { roles };
}

function parseSignIn(value: unknown): SignInSettings | undefined {
  if (!isRecord(value)) {
    return undefined;
  }
  switch (value.kind) {
    case 'password':
      return isText(value.operator) ? { kind: 'password', operator: value.operator } : undefined;
    case 'imsServiceAccount': {
      const { clientId, tokenEndpoint, scope } = value;
      if (!isText(clientId) || !isText(tokenEndpoint) || !isText(scope)) {
        return undefined;
      }
      return { kind: 'imsServiceAccount', clientId, tokenEndpoint, scope };
    }
    case 'bearerToken':
    case 'bearerTokenLogon':
    case 'sessionTokens':
      return { kind: value.kind };
    default:
      return undefined;
  }
}

function parseServer(value: unknown): ServerDescriptor | undefined {
  if (!isRecord(value) || !isText(value.name)) {
    return undefined;
  }
  const channel = parseChannel(value.channel);
  return channel === undefined ? undefined : { name: value.name, channel };
}

function parseChannel(value: unknown): ChannelDescriptor | undefined {
  if (!isRecord(value)) {
    return undefined;
  }
  if (value.kind === 'none') {
    return { kind: 'none' };
  }
  if (!isText(value.installDir)) {
    return undefined;
  }
  if (value.kind === 'local') {
    const { installDir, hostName } = value;
    return { kind: 'local', installDir, ...(isText(hostName) ? { hostName } : {}) };
  }
  if (!isText(value.host)) {
    return undefined;
  }
  if (value.kind === 'template' && isText(value.template)) {
    const { template, host, instance, installDir } = value;
    return { kind: 'template', template, host, installDir, ...(isText(instance) ? { instance } : {}) };
  }
  if (value.kind !== 'ssh') {
    return undefined;
  }
  return {
    kind: 'ssh',
    host: value.host,
    installDir: value.installDir,
    ...(isText(value.user) ? { user: value.user } : {}),
    ...(isPort(value.port) ? { port: value.port } : {}),
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isEnvironment(value: unknown): value is Environment {
  return ENVIRONMENTS.some((environment) => environment === value);
}

function isPort(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 && value < 65536;
}
