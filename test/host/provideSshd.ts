import { existsSync } from 'node:fs';
import { findOnPath } from './chromium';
import { run } from './processes';
import { step } from './steps';

const USUAL_PLACES = ['/usr/sbin/sshd', '/usr/local/sbin/sshd', '/opt/homebrew/sbin/sshd'];

/** Programs that the tests need besides the server itself. */
const CLIENT_PROGRAMS = ['ssh', 'ssh-keygen', 'ps'];
/** A package source that does not answer must not hold the tests up for longer. */
const APT_PATIENCE = [
  '-o',
  'Acquire::http::Timeout=20',
  '-o',
  'Acquire::https::Timeout=20',
  '-o',
  'Acquire::Retries=1',
  '-o',
  'DPkg::Lock::Timeout=60',
];

/** Installs Debian's OpenSSH server where there is none and this process may. Without one the tests skip, so nothing here fails. */
export async function provideSshd(): Promise<void> {
  if (whyNoSshd() === undefined) {
    return;
  }
  if (process.getuid?.() !== 0 || findOnPath('apt-get') === undefined) {
    return;
  }
  await install().catch((error: unknown) => {
    console.log(
      `  It could not be installed: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`,
    );
  });
}

async function install(): Promise<void> {
  await step('Installing the OpenSSH server (apt-get)', async () => {
    // It is only run on a loopback port, by us: nothing is to be started.
    const env = { DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
    await run('apt-get', [...APT_PATIENCE, 'update', '-qq'], { env });
    await run(
      'apt-get',
      [...APT_PATIENCE, 'install', '-y', '-qq', '--no-install-recommends', 'openssh-server', 'openssh-client'],
      { env },
    );
  });
}

/** One sentence that says why the tests with a real sshd cannot be run here; undefined when they can. */
export function whyNoSshd(): string | undefined {
  const missing = [
    ...(findSshd() === undefined ? ['sshd'] : []),
    ...CLIENT_PROGRAMS.filter((program) => findOnPath(program) === undefined),
  ];
  if (missing.length === 0) {
    return undefined;
  }
  return `Skipped: the tests with a real OpenSSH server need ${missing.join(', ')}, which this machine lacks (on Debian: sudo apt-get install openssh-server openssh-client procps).`;
}

/** sshd wants to be called by its full path. */
export function findSshd(): string | undefined {
  return USUAL_PLACES.find((path) => existsSync(path)) ?? findOnPath('sshd');
}
