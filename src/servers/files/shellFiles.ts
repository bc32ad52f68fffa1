import { posix } from 'node:path';
import { NO_SUCH_FILE, remoteArguments, withoutNoise, withoutNoiseBefore } from '../channel/posixShell';
import type { Shell } from '../channel/call';
import { tailOf } from '../channel/sshFailure';
import { ServerError } from '../errors';
import { FOLLOW_SCRIPT, LIST_SCRIPT, RANGE_SCRIPT, REMOVE_SCRIPT } from './fileScripts';
import { piecesOf } from './followProtocol';
import type { FileRange, FoundFile, ServerFiles } from './serverFiles';

/** Files at the far end of a shell. */
export function shellFiles(server: string, installDir: string, shell: Shell): ServerFiles {
  const script = (text: string, ...parameters: string[]): readonly string[] => remoteArguments(text, parameters);
  const at = (path: string): string => posix.join(installDir, path);
  const unreadable = (doing: string, path: string, detail: string): ServerError =>
    new ServerError({ code: 'unreadable', server, doing, facts: { path, stderr: tailOf(detail) } });
  return {
    list: async (folder, call) => {
      const doing = `listing ${folder}`;
      const { exitCode, stdout, stderr } = await shell.run(script(LIST_SCRIPT, at(folder)), doing, call);
      if (exitCode === NO_SUCH_FILE) {
        return [];
      }
      if (exitCode !== 0 && !onlyVanished(stderr)) {
        throw unreadable(doing, folder, stderr);
      }
      return foundFiles(withoutNoise(stdout));
    },
    remove: async (folder, files, call) => {
      const doing = `deleting in ${folder}`;
      const parameters = files.flatMap(({ name, modifiedAt }) => [String(Math.floor(modifiedAt / 1000)), name]);
      const { exitCode, stderr } = await shell.run(script(REMOVE_SCRIPT, at(folder), ...parameters), doing, call);
      if (exitCode !== 0) {
        throw unreadable(doing, folder, stderr);
      }
    },
    range: async (path, end, length, call) => {
      const doing = `reading ${path}`;
      const argv = script(RANGE_SCRIPT, at(path), end === undefined ? 'end' : String(end), String(length));
      const { exitCode, stdout, stderr } = await shell.run(argv, doing, {
        ...call,
        encoding: 'latin1',
        maxOutput: length + 4096,
      });
      if (exitCode === NO_SUCH_FILE) {
        return undefined;
      }
      const range = exitCode === 0 ? rangeOf(withoutNoise(stdout)) : undefined;
      if (range === undefined) {
        throw unreadable(doing, path, stderr);
      }
      return range;
    },
    async *follow(path, older, from, signal) {
      const doing = `following ${path}`;
      const place = from === undefined ? ['', ''] : [from.id, String(from.offset)];
      const stream = shell.stream(script(FOLLOW_SCRIPT, at(path), at(older), ...place), doing, signal);
      const end = yield* piecesOf(withoutNoiseBefore(stream));
      // It never ends by itself: it could not go on, or was ended.
      const { exitCode, stderr } = end;
      if (exitCode > 0 && exitCode < 128) {
        throw unreadable(doing, path, stderr);
      }
      throw new ServerError({
        code: 'notReachable',
        server,
        doing,
        facts: { exitCode: String(exitCode), stderr: tailOf(stderr) },
      });
    },
  };
}

/** File type bits of a mode, and those of a plain file. */
const TYPE_BITS = 0o170000;
const PLAIN_FILE = 0o100000;

/** `81a4/size/seconds/./name` a line, the mode in hexadecimal. */
export function foundFiles(text: string): readonly FoundFile[] {
  return text.split('\n').flatMap((line) => {
    const match = /^([0-9a-f]{1,8})\/(\d{1,15})\/(\d{1,12})\/(?:\.\/)?([^/]{1,255})$/i.exec(line);
    const [, mode = '', size = '', seconds = '', name = ''] = match ?? [];
    if (match === null || (Number.parseInt(mode, 16) & TYPE_BITS) !== PLAIN_FILE) {
      return [];
    }
    return [{ name, sizeBytes: Number(size), modifiedAt: Number(seconds) * 1000 }];
  });
}

/** Files may go away between being found and being looked at; anything else that `find` complains about is a failure. */
function onlyVanished(stderr: string): boolean {
  const complaints = stderr.split('\n').filter((line) => line.trim() !== '');
  return complaints.length > 0 && complaints.every((line) => /No such file or directory\s*$/.test(line));
}

function rangeOf(text: string): FileRange | undefined {
  const match = /^(\d{1,20}) (\d{1,15}) (\d{1,15})\n/.exec(text);
  if (match === null) {
    return undefined;
  }
  const [head, id = '', size = '', offset = ''] = match;
  return { id, sizeBytes: Number(size), offset: Number(offset), bytes: Buffer.from(text.slice(head.length), 'latin1') };
}
