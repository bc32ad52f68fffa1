import type { GridRow } from '../../../shared/protocol/messages';

/** A file that takes rows; it slows its source down instead of filling memory. */
export interface RowFile {
  /** How long the file is with what was written; undefined where it cannot be taken up. */
  readonly bytes: number | undefined;
  /** Settles when the rows are the file system's: they stay when this process ends. */
  write(rows: readonly GridRow[]): Promise<void>;
  /** Everything is on disk when this settles. */
  close(): Promise<void>;
  /** Ends at once; what was written stays. */
  abandon(): Promise<void>;
}

/** A log holds addresses of persons: nobody else on this machine reads the file. */
export const OWNER_ONLY = 0o600;
