import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** A host of the ssh configuration: the name that ssh is given, and the machine behind it where it says so. */
export interface SshHost {
  readonly alias: string;
  readonly hostName?: string;
}

/** The hosts of the user's own ssh configuration; none when there is no such file. */
export async function readSshHosts(file = join(homedir(), '.ssh', 'config')): Promise<readonly SshHost[]> {
  try {
    return parseSshHosts(await readFile(file, 'utf8'));
  } catch {
    return [];
  }
}

/** Hosts by name, in their order (ssh_config(5)): patterns are left out, and files that are included are not followed. */
export function parseSshHosts(text: string): readonly SshHost[] {
  const hosts: { alias: string; hostName?: string }[] = [];
  let current: typeof hosts = [];
  for (const line of text.split(/\r?\n/)) {
    const [, keyword = '', value = ''] = /^\s*([A-Za-z]+)(?:\s*=\s*|\s+)"?([^"#]*?)"?\s*(?:#.*)?$/.exec(line) ?? [];
    switch (keyword.toLowerCase()) {
      case 'host':
        current = value
          .split(/\s+/)
          .filter((alias) => /^[\w.-]+$/.test(alias))
          .map((alias) => ({ alias }));
        hosts.push(...current);
        break;
      case 'match':
        current = [];
        break;
      case 'hostname':
        for (const host of current) {
          host.hostName ??= value;
        }
        break;
    }
  }
  return hosts;
}
