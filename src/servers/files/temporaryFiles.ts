import type { CallOptions } from '../channel/call';
import { ServerError } from '../errors';
import type { ServerFiles } from './serverFiles';

/** The folders of an installation that hold temporary files. The machine's own /tmp is everybody's, and left alone. */
const FOLDERS = ['tmp', 'var/tmp'] as const;

/** A file's name: nothing that could be an option, another folder or shell syntax. Files of other names are not listed. */
const NAME = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;

/** As many as go into one command line. */
const AT_ONCE = 200;

/** A plain file directly in a temporary folder of the installation. */
export interface TemporaryFile {
  /** Relative to the install folder. */
  readonly folder: (typeof FOLDERS)[number];
  readonly name: string;
  readonly sizeBytes: number;
  /** Epoch ms, by the server's clock. */
  readonly modifiedAt: number;
}

/** Temporary files of a server. Every call has a time limit and rejects with a ServerError. */
export interface TemporaryFiles {
  list(signal: AbortSignal): Promise<readonly TemporaryFile[]>;
}

/** The temporary files behind a channel. */
export function openTemporaryFiles(files: ServerFiles, call: (signal: AbortSignal) => CallOptions): TemporaryFiles {
  return {
    list: async (signal) => {
      const found = await Promise.all(
        FOLDERS.map(async (folder) => (await files.list(folder, call(signal))).map((file) => ({ ...file, folder }))),
      );
      return found.flat().filter(({ name }) => NAME.test(name));
    },
  };
}

/** Deletes these temporary files, each once, but those that were written to since they were listed. */
export async function removeTemporaryFiles(
  files: ServerFiles,
  chosen: readonly TemporaryFile[],
  server: string,
  call: CallOptions,
): Promise<void> {
  const bad = chosen.find(({ folder, name }) => !FOLDERS.includes(folder) || !NAME.test(name));
  if (bad !== undefined) {
    const facts = { kind: 'file', name: bad.name.slice(0, 80) };
    throw new ServerError({ code: 'badName', server, doing: 'rm', facts });
  }
  for (const folder of FOLDERS) {
    const here = chosen.filter((file) => file.folder === folder);
    for (let from = 0; from < here.length; from += AT_ONCE) {
      await files.remove(folder, here.slice(from, from + AT_ONCE), call);
    }
  }
}
