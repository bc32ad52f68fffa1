import { type FileHandle, lstat, open, readdir, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { CallOptions } from '../channel/call';
import { ServerError } from '../errors';
import type { FilePlace, FileRange, FollowedPiece, FoundFile, ServerFiles } from './serverFiles';

/** How often a followed file is looked at. */
const LOOK_EVERY_MS = 400;

/** Bytes read at once. */
const PIECE = 64 * 1024;

/** Files on this machine. */
export function localFiles(server: string, installDir: string): ServerFiles {
  const at = (path: string): string => join(installDir, ...path.split('/'));
  return {
    list: (folder, call) => guarded(server, folder, call, () => list(at(folder))).then((files) => files ?? []),
    remove: async (folder, files, call) => {
      await guarded(server, folder, call, () => localRemove(at(folder), files));
    },
    range: (path, end, length, call) => guarded(server, path, call, () => range(at(path), end, length)),
    follow: (path, older, from, signal) => follow(server, at(path), at(older), from, signal),
  };
}

async function guarded<T>(
  server: string,
  path: string,
  { signal }: CallOptions,
  work: () => Promise<T>,
): Promise<T | undefined> {
  const doing = `reading ${path}`;
  if (signal.aborted) {
    throw new ServerError({ code: 'cancelled', server, doing, facts: {} });
  }
  try {
    return await work();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') {
      return undefined;
    }
    throw new ServerError({ code: 'unreadable', server, doing, facts: { path, error: codeOf(error) }, cause: error });
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

async function list(folder: string): Promise<readonly FoundFile[]> {
  const entries = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isFile());
  const files = await Promise.all(entries.map(({ name }) => oneFile(folder, name)));
  return files.filter((file) => file !== undefined);
}

/** Undefined when it went away since the folder was read. */
async function oneFile(folder: string, name: string): Promise<FoundFile | undefined> {
  try {
    const { size, mtimeMs } = await stat(join(folder, name));
    return { name, sizeBytes: size, modifiedAt: Math.round(mtimeMs) };
  } catch (error) {
    if (codeOf(error) === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
}

async function range(path: string, end: number | undefined, length: number): Promise<FileRange> {
  const file = await open(path, 'r');
  try {
    const { ino, size } = await file.stat({ bigint: true });
    const stop = Math.min(end ?? Number(size), Number(size));
    const offset = Math.max(0, stop - length);
    return { id: String(ino), offset, sizeBytes: Number(size), bytes: await readAt(file, offset, stop - offset) };
  } finally {
    await file.close();
  }
}

async function readAt(file: FileHandle, offset: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, offset);
  return buffer.subarray(0, bytesRead);
}

interface Opened {
  readonly file: FileHandle;
  readonly id: string;
}

async function openFile(path: string): Promise<Opened | undefined> {
  try {
    const file = await open(path, 'r');
    return { file, id: String((await file.stat({ bigint: true })).ino) };
  } catch (error) {
    if (codeOf(error) === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
}

async function* follow(
  server: string,
  path: string,
  older: string,
  from: FilePlace | undefined,
  signal: AbortSignal,
): AsyncGenerator<FollowedPiece> {
  let place = from;
  let saidMissing = false;
  try {
    for (;;) {
      const opened = await openFile(path);
      if (opened === undefined) {
        if (!saidMissing) {
          yield { kind: 'missing' };
        }
        saidMissing = true;
        await delay(LOOK_EVERY_MS, undefined, { signal });
        continue;
      }
      saidMissing = false;
      try {
        if (place !== undefined && place.id !== opened.id) {
          yield* restOf(older, place);
        }
        const offset = place?.id === opened.id ? place.offset : 0;
        yield { kind: 'opened', id: opened.id, offset };
        place = { id: opened.id, offset: yield* readWhileThere(path, opened, offset, signal) };
        if (place.offset < 0) {
          place = undefined;
        }
      } finally {
        await opened.file.close();
      }
    }
  } catch (error) {
    if (signal.aborted) {
      throw new ServerError({ code: 'cancelled', server, doing: `following ${path}`, facts: {}, cause: error });
    }
    throw new ServerError({
      code: 'unreadable',
      server,
      doing: `following ${path}`,
      facts: { path, error: codeOf(error) },
      cause: error,
    });
  }
}

/** The file was rotated while nobody looked: its end may stand under its older name. */
async function* restOf(older: string, place: FilePlace): AsyncGenerator<FollowedPiece> {
  const old = await openFile(older);
  try {
    const complete = old !== undefined && old.id === place.id;
    if (complete) {
      yield { kind: 'opened', id: place.id, offset: place.offset };
      yield* pieces(old.file, place.offset);
    }
    yield { kind: 'rotated', complete };
  } finally {
    await old?.file.close();
  }
}

/** Reads until the name belongs to another file, or the file was cut off. Answers the place, −1 when to begin anew. */
async function* readWhileThere(
  path: string,
  { file, id }: Opened,
  start: number,
  signal: AbortSignal,
): AsyncGenerator<FollowedPiece, number> {
  let offset = start;
  for (;;) {
    const { size } = await file.stat();
    if (size < offset) {
      yield { kind: 'truncated' };
      return -1;
    }
    offset = yield* pieces(file, offset);
    const now = await stat(path, { bigint: true }).catch(() => undefined);
    if (now === undefined || String(now.ino) !== id) {
      // What was written between the last reading and the renaming.
      yield* pieces(file, offset);
      yield { kind: 'rotated', complete: true };
      return -1;
    }
    if (Number(now.size) === offset) {
      await delay(LOOK_EVERY_MS, undefined, { signal });
    }
  }
}

async function* pieces(file: FileHandle, start: number): AsyncGenerator<FollowedPiece, number> {
  let offset = start;
  for (;;) {
    const bytes = await readAt(file, offset, PIECE);
    if (bytes.length === 0) {
      return offset;
    }
    offset += bytes.length;
    yield { kind: 'bytes', bytes };
  }
}

/** Deletes these plain files of a folder of this machine, but those that are others now. A folder that is a link is refused. */
async function localRemove(folder: string, files: readonly FoundFile[]): Promise<void> {
  if (!(await lstat(folder)).isDirectory()) {
    throw Object.assign(new Error('not a folder'), { code: 'ENOTDIR' });
  }
  for (const { name, modifiedAt } of files) {
    const path = join(folder, name);
    const now = await lstat(path).catch(() => undefined);
    if (now?.isFile() === true && Math.round(now.mtimeMs) === modifiedAt) {
      await unlink(path);
    }
  }
}
