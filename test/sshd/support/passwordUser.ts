import { spawnSync } from 'node:child_process';

/** An account of this machine with a password, for the time of a test; only root can make one. */
export const PASSWORD_USER = 'dd-sshd-test';
export const PASSWORD = 'correct horse';

export function makePasswordUser(): boolean {
  if (process.getuid?.() !== 0) {
    return false;
  }
  removePasswordUser();
  const hash = spawnSync('openssl', ['passwd', '-6', PASSWORD], { encoding: 'utf8' });
  if (hash.status !== 0) {
    return false;
  }
  const made = spawnSync('useradd', [
    '--no-create-home',
    '--home-dir',
    '/',
    '--shell',
    '/bin/sh',
    '--password',
    hash.stdout.trim(),
    PASSWORD_USER,
  ]);
  return made.status === 0;
}

export function removePasswordUser(): void {
  if (process.getuid?.() === 0) {
    spawnSync('userdel', [PASSWORD_USER]);
  }
}
