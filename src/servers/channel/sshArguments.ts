import { mkdirSync, statSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { ServerError } from '../errors';

export interface SshTarget {
  readonly host: string;
  readonly user?: string;
  readonly port?: number;
}

/** A host name, an alias of the ssh configuration, or an address; never something ssh could take for an option. */
const HOST = /^[A-Za-z0-9_[][A-Za-z0-9_.:%[\]-]{0,254}$/;
const USER = /^[A-Za-z0-9_][A-Za-z0-9_.@\\$-]{0,127}$/;

/** A socket's path may hold about 104 bytes; ssh adds a hash of 40 and a suffix of 17 while it makes one. */
const LONGEST_CONTROL_FOLDER = 104 - 40 - 17 - 2;

/**
 * The arguments before the remote command. No prompt can appear (BatchMode): keys and agents work, a password is
 * refused as `authentication`. Host keys are always checked. Calls share one connection where the platform can.
 */
export function sshArguments(target: SshTarget, server: string, controlFolder = defaultControlFolder()): readonly string[] {
  const { host, user, port } = target;
  if (!HOST.test(host)) throw badName(server, 'host', host);
  if (user !== undefined && !USER.test(user)) throw badName(server, 'user', user);
  if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65536)) throw badName(server, 'port', String(port));
  return [
    '-T',
    ...['-o', 'BatchMode=yes'],
    ...['-o', 'ConnectTimeout=10'],
    ...['-o', 'ServerAliveInterval=10'],
    ...['-o', 'ServerAliveCountMax=2'],
    ...(controlFolder === undefined
      ? []
      : ['-o', 'ControlMaster=auto', '-o', `ControlPath=${join(controlFolder, '%C')}`, '-o', 'ControlPersist=60']),
    ...(port === undefined ? [] : ['-p', String(port)]),
    ...(user === undefined ? [] : ['-l', user]),
    '--',
    host,
  ];
}

function badName(server: string, kind: string, name: string): ServerError {
  return new ServerError({ code: 'badName', server, doing: 'ssh', facts: { kind, name: name.slice(0, 80) } });
}

/**
 * A folder of ours alone for the sockets of shared connections: whoever could write there could speak through them.
 * Undefined, and no sharing, on Windows (its OpenSSH has none) and when no such folder can be had.
 */
function defaultControlFolder(): string | undefined {
  if (process.platform === 'win32') return undefined;
  const { uid } = userInfo();
  const folder = join(process.env['XDG_RUNTIME_DIR'] ?? tmpdir(), `dd-ssh-${uid}`);
  if (Buffer.byteLength(folder) > LONGEST_CONTROL_FOLDER || folder.includes('%')) return undefined;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const stats = statSync(folder);
    return stats.isDirectory() && stats.uid === uid && (stats.mode & 0o077) === 0 ? folder : undefined;
  } catch {
    return undefined;
  }
}
