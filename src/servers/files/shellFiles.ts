import { posix } from 'node:path';
import { NO_SUCH_FILE, scriptArguments } from '../channel/script';
import type { Shell } from '../channel/shell';
import { tailOf } from '../channel/sshFailure';
import { ServerError } from '../errors';
import { FOLLOW_SCRIPT, LIST_SCRIPT, RANGE_SCRIPT, REMOVE_SCRIPT } from './fileScripts';
import { piecesOf } from './followProtocol';
import type { FileRange, FoundFile, ServerFiles } from './serverFiles';

/** Files at the far end of a shell. */
export function shellFiles(server: string, installDir: string, shell: Shell): ServerFiles {
  const script = (text: string, ...parameters: string[]): readonly string[] => [
    'sh',
    ...scriptArguments(text, parameters),
  ];
  const at = (path: string): string => posix.join(installDir, path);
  const unreadable = (doing: string, path: string, detail: string): ServerError =>
    new ServerError({ code: 'unreadable', server, doing, facts: { path, stderr: tailOf(detail) } });
  return {
    list: async (folder, call) => {
      const { stdout } = await shell.run(script(LIST_SCRIPT, at(folder)), `listing ${folder}`, call);
      return foundFiles(stdout);
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
      const range = exitCode === 0 ? rangeOf(stdout) : undefined;
      if (range === undefined) {
        throw unreadable(doing, path, stderr);
      }
      return range;
    },
    async *follow(path, older, from, signal) {
      const doing = `following ${path}`;
      const place = from === undefined ? ['', ''] : [from.id, String(from.offset)];
      const end = yield* piecesOf(shell.stream(script(FOLLOW_SCRIPT, at(path), at(older), ...place), doing, signal));
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

/** `regular file/size/seconds/name` a line, in any case of letters. */
export function foundFiles(text: string): readonly FoundFile[] {
  return text.split('\n').flatMap((line) => {
    const match = /^regular (?:empty )?file\/(\d{1,15})\/(\d{1,12})\/(.{1,255})$/i.exec(line);
    if (match === null) {
      return [];
    }
    const [, size = '', seconds = '', name = ''] = match;
    return [{ name, sizeBytes: Number(size), modifiedAt: Number(seconds) * 1000 }];
  });
}

function rangeOf(text: string): FileRange | undefined {
  const match = /^(\d{1,20}) (\d{1,15}) (\d{1,15})\n/.exec(text);
  if (match === null) {
    return undefined;
  }
  const [head, id = '', size = '', offset = ''] = match;
  return { id, sizeBytes: Number(size), offset: Number(offset), bytes: Buffer.from(text.slice(head.length), 'latin1') };
}
