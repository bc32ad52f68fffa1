import { existsSync } from 'node:fs';
import { aptInstall } from './aptInstall';
import { findOnPath } from './chromium';

const USUAL_PLACES = ['/usr/sbin/sshd', '/usr/local/sbin/sshd', '/opt/homebrew/sbin/sshd'];

/** Programs that the tests need besides the server itself. */
const CLIENT_PROGRAMS = ['ssh', 'ssh-keygen', 'ps'];

/** Installs Debian's OpenSSH server where there is none and this process may. Without one the tests skip, so nothing here fails. */
export async function provideSshd(): Promise<void> {
  if (whyNoSshd() === undefined) {
    return;
  }
  // It is only run on a loopback port, by us: nothing is to be started.
  await aptInstall('the OpenSSH server', ['openssh-server', 'openssh-client'], { RUNLEVEL: '1' });
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
