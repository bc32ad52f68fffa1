import { existsSync } from 'node:fs';
import { findOnPath } from './chromium';
import { run } from './processes';
import { step } from './steps';

const USUAL_PLACES = ['/usr/sbin/sshd', '/usr/local/sbin/sshd', '/opt/homebrew/sbin/sshd'];

/** Why the tests with a real sshd cannot be run here. */
export const NO_SSHD = 'There is no OpenSSH server here, and only root can install one (on Debian: sudo apt-get install openssh-server).';

/** Path of an OpenSSH server: one that is installed, or Debian's own where this process may install it; else undefined. */
export async function provideSshd(): Promise<string | undefined> {
  const found = findSshd();
  if (found !== undefined && findOnPath('ssh') !== undefined) return found;
  if (process.getuid?.() !== 0 || findOnPath('apt-get') === undefined) return undefined;
  await step('Installing the OpenSSH server (apt-get)', async () => {
    // It is only run on a loopback port, by us: nothing is to be started.
    const env = { DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
    await run('apt-get', ['update', '-qq'], { env });
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'openssh-server', 'openssh-client'], { env });
  });
  return findSshd();
}

/** sshd wants to be called by its full path. */
export function findSshd(): string | undefined {
  return USUAL_PLACES.find((path) => existsSync(path)) ?? findOnPath('sshd');
}
