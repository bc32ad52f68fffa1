import { createHash } from 'node:crypto';
import { mkdir, open, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { SignInTurns } from './signInMemory';

/** A turn that old was left behind by a window that ended in the middle of it, ms. A sign-in takes a time limit at most. */
const LEFT_BEHIND_MS = 60_000;

/** Turns as files in a folder that all windows of this machine share: who makes the file has the turn. */
export function fileTurns(folder: string, now: () => number): SignInTurns {
  return {
    acquire: async (key) => {
      const file = join(folder, `${createHash('sha256').update(key).digest('hex').slice(0, 32)}.turn`);
      await mkdir(folder, { recursive: true });
      try {
        await (await open(file, 'wx')).close();
        return { release: () => rm(file, { force: true }) };
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) {
          throw error;
        }
        const made = await stat(file).then(
          ({ mtimeMs }) => mtimeMs,
          () => undefined,
        );
        if (made !== undefined && now() - made > LEFT_BEHIND_MS) {
          await rm(file, { force: true });
        }
        return undefined;
      }
    },
  };
}
