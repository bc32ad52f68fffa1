import { ServerError } from '../errors';
import { validName } from '../validNames';

/** A file's name: nothing that could be an option, another folder or shell syntax. */
const FILE = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;

/** Where logs are, below `var/<instance>`. */
const FOLDERS = ['log', 'redir/log'] as const;

/** The folders that hold the logs of an instance, and those that all share, relative to the install folder. */
export function logFolders(
  instance: string,
  server: string,
): readonly { readonly of: string; readonly folder: string }[] {
  const owners = [...new Set([validName(instance, 'instance', server), 'default'])];
  return owners.flatMap((of) => FOLDERS.map((folder) => ({ of, folder: `${of}/${folder}` })));
}

/** Whether a name found in a folder is one that can be asked for. */
export function isLogName(name: string): boolean {
  return FILE.test(name);
}

/** The path below the install folder of a log named as `LogFile.file` is. Rejects with `badName`. */
export function logPath(file: string, server: string): string {
  const match = /^([^/]{1,128})\/(log|redir\/log)\/([^/]{1,128})$/.exec(file);
  const [, instance = '', folder = '', name = ''] = match ?? [];
  if (match === null || !isLogName(name)) {
    throw new ServerError({ code: 'badName', server, doing: 'log', facts: { kind: 'file', name: file.slice(0, 80) } });
  }
  return `var/${validName(instance, 'instance', server)}/${folder}/${name}`;
}

/** What Campaign renames a log to when it is full: `mta.log` → `mta_2.log`. */
export function olderPath(path: string): string {
  return path.replace(/(\.log)?$/, '_2$1');
}
