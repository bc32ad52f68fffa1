import { existsSync } from 'node:fs';
import { win32 } from 'node:path';

/**
 * The OpenSSH client to start. A name is looked up on the PATH by the system. Not on Windows: there the folder that
 * happens to be the current one would come first, so the client is named by its whole path, from the PATH or where
 * Windows itself keeps it; its bare name is left where there is neither.
 */
export function sshProgram(
  platform: NodeJS.Platform = process.platform,
  env: Readonly<Record<string, string | undefined>> = process.env,
  exists: (path: string) => boolean = existsSync,
): string {
  if (platform !== 'win32') {
    return 'ssh';
  }
  const folders = (env['PATH'] ?? env['Path'] ?? '').split(win32.delimiter).map((folder) => folder.replaceAll('"', ''));
  const own = win32.join(env['SystemRoot'] ?? 'C:\\Windows', 'System32', 'OpenSSH');
  return (
    [...folders, own]
      .filter((folder) => win32.isAbsolute(folder))
      .map((folder) => win32.join(folder, 'ssh.exe'))
      .find(exists) ?? 'ssh.exe'
  );
}
