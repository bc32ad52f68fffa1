import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findSshd } from '../../host/provideSshd';

/** sshd is there and does not come up, or lets nobody in (a locked account, no right to make its folder): that is this machine's, not ours. */
export class SshdUnusable extends Error {}

/** How long it may take to come up, ms. */
const COMES_UP_MS = 30_000;

/** An sshd on a loopback port with keys of its own, and the client's configuration to reach it in many ways. */
export interface SshdHost {
  readonly folder: string;
  readonly port: number;
  /** Options that make ssh use only what is here. */
  readonly sshOptions: readonly string[];
  /** Cuts every connection that is open, with what runs in it. */
  cut(): void;
  log(): string;
  stop(): Promise<void>;
}

/** The passphrase of the locked key. */
export const PASSPHRASE = 'open sesame é';

export async function startSshd(more: readonly string[] = []): Promise<SshdHost> {
  const sshd = findSshd();
  if (sshd === undefined) {
    throw new SshdUnusable('there is no sshd');
  }
  const folder = mkdtempSync(join(tmpdir(), 'dd-sshd-'));
  const key = (name: string, passphrase = ''): string => {
    const path = join(folder, name);
    run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', passphrase, '-C', name, '-f', path]);
    return path;
  };
  const [hostKey, otherHostKey, userKey, strangerKey, lockedKey] = [
    key('host'),
    key('otherHost'),
    key('user'),
    key('stranger'),
    key('locked', PASSPHRASE),
  ];
  writeFileSync(
    join(folder, 'authorized_keys'),
    ['user', 'locked'].map((name) => readFileSync(join(folder, `${name}.pub`), 'utf8')).join(''),
    { mode: 0o600 },
  );
  const port = await freePort();
  const silent = await silentServer();
  const config = join(folder, 'sshd_config');
  writeFileSync(
    config,
    [
      `Port ${port}`,
      'ListenAddress 127.0.0.1',
      `HostKey ${hostKey}`,
      `PidFile ${join(folder, 'pid')}`,
      `AuthorizedKeysFile ${join(folder, 'authorized_keys')}`,
      'StrictModes no',
      'UsePAM no',
      'PermitRootLogin yes',
      'KbdInteractiveAuthentication no',
      'AllowTcpForwarding yes',
      'LogLevel VERBOSE',
      'MaxStartups 200',
      'MaxSessions 20',
      'LoginGraceTime 120',
      ...more,
      '',
    ].join('\n'),
  );
  const publicKey = (path: string): string => readFileSync(`${path}.pub`, 'utf8').split(' ').slice(0, 2).join(' ');
  writeFileSync(join(folder, 'known_hosts'), `dd-known ${publicKey(hostKey)}\ndd-changed ${publicKey(otherHostKey)}\n`);
  const host = (alias: string, ...lines: readonly string[]): string =>
    [`Host ${alias}`, ...lines.map((line) => `  ${line}`), ''].join('\n');
  const client = join(folder, 'ssh_config');
  // ssh takes the first value that it finds: what is special comes first.
  writeFileSync(
    client,
    [
      host('changed', 'HostKeyAlias dd-changed'),
      host('unknown', 'HostKeyAlias dd-unknown'),
      host('stranger', `IdentityFile ${strangerKey}`),
      host('locked', `IdentityFile ${lockedKey}`, 'PasswordAuthentication no'),
      host('password', 'PubkeyAuthentication no'),
      host('behind', 'ProxyJump jump'),
      host('silent', `Port ${silent.port}`),
      host('closed', 'Port 1'),
      host(
        '*',
        'HostName 127.0.0.1',
        `Port ${port}`,
        'HostKeyAlias dd-known',
        `UserKnownHostsFile ${join(folder, 'known_hosts')}`,
        'GlobalKnownHostsFile /dev/null',
        'IdentitiesOnly yes',
        'IdentityAgent none',
      ),
      // Identities add up, so that this one must not be for all.
      host('* !stranger !locked', `IdentityFile ${userKey}`),
    ].join('\n'),
  );
  chmodSync(client, 0o600);
  if (process.getuid?.() === 0) {
    mkdirSync('/run/sshd', { recursive: true, mode: 0o755 });
  }
  const daemon = spawn(sshd, ['-D', '-e', '-f', config], { stdio: ['ignore', 'ignore', 'pipe'] });
  let log = '';
  daemon.stderr.setEncoding('utf8').on('data', (text: string) => {
    log += text;
  });
  const stop = async (): Promise<void> => {
    for (const pid of childrenOf(daemon.pid ?? 0)) {
      end(pid);
    }
    const over =
      daemon.exitCode === null && daemon.signalCode === null
        ? new Promise((resolve) => daemon.once('exit', resolve))
        : undefined;
    daemon.kill('SIGTERM');
    await over;
    silent.server.close();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await reachable(port, daemon, () => log);
    letsUsIn(client, () => log);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    folder,
    port,
    sshOptions: ['-F', client],
    cut: () => {
      for (const pid of childrenOf(daemon.pid ?? 0)) {
        end(pid);
      }
    },
    log: () => log,
    stop,
  };
}

function run(program: string, args: readonly string[]): void {
  const { status, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) {
    throw new Error(`${program} ${args.join(' ')}: ${stderr}`);
  }
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

function childrenOf(pid: number): readonly number[] {
  const { stdout } = spawnSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' });
  const children = stdout
    .split('\n')
    .map(Number)
    .filter((child) => child > 0);
  // A session of another account is a process below the one that watches over it.
  return children.flatMap((child) => [child, ...childrenOf(child)]);
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Takes connections and never says a word. */
async function silentServer(): Promise<{ readonly server: Server; readonly port: number }> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined).unref();
  });
  const port = await listen(server);
  server.unref();
  return { server, port };
}

async function reachable(port: number, daemon: ChildProcess, log: () => string): Promise<void> {
  const deadline = Date.now() + COMES_UP_MS;
  while (Date.now() < deadline) {
    if (daemon.exitCode !== null) {
      throw new SshdUnusable(`sshd ended at once: ${lastLine(log())}`);
    }
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.destroy();
        resolve(true);
      });
      socket.on('error', () => {
        resolve(false);
      });
    });
    if (open) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new SshdUnusable(`sshd does not listen: ${lastLine(log())}`);
}

/** Whether this account can sign in to itself at all, with the plainest call there is. */
function letsUsIn(client: string, log: () => string): void {
  const { status, stderr } = spawnSync(
    'ssh',
    ['-F', client, '-o', 'BatchMode=yes', '-o', 'ConnectTimeout=30', 'plain', 'true'],
    { encoding: 'utf8' },
  );
  if (status !== 0) {
    throw new SshdUnusable(`sshd does not let this account in: ${lastLine(stderr)} ${lastLine(log())}`);
  }
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1)?.trim() ?? '';
}
