import { isServerError } from '../errors';
import type { ServerFiles } from '../files/serverFiles';
import { FOLLOW_BACKOFF, followLog } from './followLog';
import type { Backoff } from './followLog';
import { isLogName, logFolders, logPath, olderPath } from './logNames';
import { linesEndingAt } from './readLines';
import type { LogFile, ServerLogs } from './serverLogs';

/** More lines than this are not read at once. */
const MOST_LINES = 20_000;

export interface LogOptions {
  readonly server: string;
  readonly timeoutMs: number;
  readonly backoff?: Backoff;
}

/** The logs behind a server's files. Every name is checked before anything runs. */
export function openLogs(files: ServerFiles, { server, timeoutMs, backoff = FOLLOW_BACKOFF }: LogOptions): ServerLogs {
  return {
    list: async (instance, signal) => {
      const folders = logFolders(instance, server);
      const found = await Promise.allSettled(
        folders.map(async ({ of, folder }): Promise<readonly LogFile[]> => {
          const inside = await files.list(`var/${folder}`, { signal, timeoutMs });
          return inside
            .filter(({ name }) => isLogName(name))
            .map((one) => ({ ...one, file: `${folder}/${one.name}`, instance: of }));
        }),
      );
      return readable(found).sort((a, b) => a.file.localeCompare(b.file));
    },
    tail: async (file, { lines, signal }) =>
      linesEndingAt(files, logPath(file, server), undefined, countOf(lines), { signal, timeoutMs }),
    before: async (file, place, { lines, signal }) => {
      const path = logPath(file, server);
      // The file that was read may have been renamed since: then its older name holds it.
      for (const name of [path, olderPath(path)]) {
        const found = await linesEndingAt(files, name, place.offset, countOf(lines), { signal, timeoutMs });
        if (found?.end.id === place.id) {
          return found;
        }
      }
      return undefined;
    },
    async *follow(file, { from, signal }) {
      const path = logPath(file, server);
      const start = from ?? (await linesEndingAt(files, path, undefined, 1, { signal, timeoutMs }))?.end;
      yield* followLog(files, path, olderPath(path), start, signal, backoff);
    },
  };
}

/**
 * The files of the folders that could be read: the web server's are often closed to the account that reads the others.
 * Rejects when there are none and a folder could not be read, since there may well be some.
 */
function readable(found: readonly PromiseSettledResult<readonly LogFile[]>[]): LogFile[] {
  const files = found.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
  const failed = found.find((one) => one.status === 'rejected');
  if (
    failed !== undefined &&
    (files.length === 0 || !isServerError(failed.reason) || failed.reason.code !== 'unreadable')
  ) {
    throw failed.reason;
  }
  return files;
}

function countOf(lines: number): number {
  return Math.min(MOST_LINES, Math.max(1, Math.floor(lines)));
}
