import type { CallOptions } from '../channel/call';

/** A file in a folder of the server. */
export interface FoundFile {
  readonly name: string;
  readonly sizeBytes: number;
  /** Epoch ms, by the server's clock. */
  readonly modifiedAt: number;
}

/** Part of a file. `id` is the file itself (its inode), whatever it is called later. */
export interface FileRange {
  readonly id: string;
  /** Where `bytes` begins. */
  readonly offset: number;
  readonly sizeBytes: number;
  readonly bytes: Buffer;
}

/** Where somebody stopped reading. */
export interface FilePlace {
  readonly id: string;
  readonly offset: number;
}

/** What following a file brings. */
export type FollowedPiece =
  /** Reading goes on here: at the place asked for, or at the beginning of another file. */
  | { readonly kind: 'opened'; readonly id: string; readonly offset: number }
  | { readonly kind: 'bytes'; readonly bytes: Buffer }
  /** Another file has taken the name. `complete`: the former was read to its end. */
  | { readonly kind: 'rotated'; readonly complete: boolean }
  | { readonly kind: 'truncated' }
  /** There is no such file now. */
  | { readonly kind: 'missing' };

/** Files below Campaign's `var` folder. Paths are relative to the install folder, made of validated names only. */
export interface ServerFiles {
  /** The plain files in a folder; none when there is no such folder. */
  list(folder: string, call: CallOptions): Promise<readonly FoundFile[]>;
  /** Deletes these plain files of a folder, each once, but those that have another time of change now. Rejects when the folder is a link. */
  remove(folder: string, files: readonly FoundFile[], call: CallOptions): Promise<void>;
  /** Up to `length` bytes that end at `end` (the end of the file without one); undefined when there is no such file. */
  range(path: string, end: number | undefined, length: number, call: CallOptions): Promise<FileRange | undefined>;
  /**
   * What is appended to a file, across rotation to `older`. Rejects with a ServerError when the connection drops:
   * nothing is tried again here.
   */
  follow(path: string, older: string, from: FilePlace | undefined, signal: AbortSignal): AsyncIterable<FollowedPiece>;
}
