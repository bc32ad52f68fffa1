import { lstat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { FoundFile } from './serverFiles';

/** Deletes these plain files of a folder of this machine, but those that are others now. A folder that is a link is refused. */
export async function localRemove(folder: string, files: readonly FoundFile[]): Promise<void> {
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
