import { ServerError } from '../errors';

export interface SshTarget {
  readonly host: string;
  readonly user?: string;
  readonly port?: number;
}

export interface SshWays {
  /** Socket of the shared connection; undefined: every call connects anew. */
  readonly controlPath: string | undefined;
  /** Somebody can be asked for a password. */
  readonly prompts: boolean;
  /** More of ssh's own options, such as `-F file`; the tests need them. */
  readonly extra?: readonly string[];
}

/** A host name, an alias of the ssh configuration, or an address; never something ssh could take for an option. */
const HOST = /^[A-Za-z0-9_[][A-Za-z0-9_.:%[\]-]{0,254}$/;
const USER = /^[A-Za-z0-9_][A-Za-z0-9_.@\\$-]{0,127}$/;

/** How long a shared connection outlives its last use, s: longer where it had to be typed for. */
const PERSIST = { silent: 60, typed: 600 };

/**
 * The arguments before the remote command. Without somebody to ask no prompt can appear (BatchMode): keys and agents
 * work, a password is refused as `authentication`. Host keys are always checked, by the admin's own configuration.
 */
export function sshArguments(
  target: SshTarget,
  server: string,
  { controlPath, prompts, extra = [] }: SshWays,
): readonly string[] {
  const { host, user, port } = target;
  if (!HOST.test(host)) {
    throw badName(server, 'host', host);
  }
  if (user !== undefined && !USER.test(user)) {
    throw badName(server, 'user', user);
  }
  if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65536)) {
    throw badName(server, 'port', String(port));
  }
  const options = [
    ...(prompts ? ['NumberOfPasswordPrompts=1'] : ['BatchMode=yes']),
    'ConnectTimeout=10',
    'ServerAliveInterval=10',
    'ServerAliveCountMax=2',
    ...(controlPath === undefined
      ? []
      : [
          'ControlMaster=auto',
          `ControlPath=${controlPath}`,
          `ControlPersist=${prompts ? PERSIST.typed : PERSIST.silent}`,
        ]),
  ];
  return [
    ...extra,
    '-T',
    ...options.flatMap((option) => ['-o', option]),
    ...(port === undefined ? [] : ['-p', String(port)]),
    ...(user === undefined ? [] : ['-l', user]),
    '--',
    host,
  ];
}

/** Whether a name can stand where a host does. */
export function isHost(host: string): boolean {
  return HOST.test(host);
}

function badName(server: string, kind: string, name: string): ServerError {
  return new ServerError({ code: 'badName', server, doing: 'ssh', facts: { kind, name: name.slice(0, 80) } });
}
