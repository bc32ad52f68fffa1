import { mkdirSync, statSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

/** A socket's path may hold about 104 bytes; ssh adds a hash of 40 and a suffix of 17 while it makes one. */
const LONGEST_FOLDER = 104 - 40 - 17 - 2;

/**
 * A folder of ours alone for the sockets of shared connections and prompts: whoever could write there could speak
 * through them. Undefined on Windows (its OpenSSH shares nothing) and when no such folder can be had.
 */
export function privateFolder(): string | undefined {
  if (process.platform === 'win32') {
    return undefined;
  }
  const { uid } = userInfo();
  const folder = join(process.env['XDG_RUNTIME_DIR'] ?? tmpdir(), `dd-ssh-${uid}`);
  if (Buffer.byteLength(folder) > LONGEST_FOLDER || folder.includes('%')) {
    return undefined;
  }
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const stats = statSync(folder);
    return stats.isDirectory() && stats.uid === uid && (stats.mode & 0o077) === 0 ? folder : undefined;
  } catch {
    return undefined;
  }
}
