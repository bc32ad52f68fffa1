import type { GridRow } from '../../../shared/protocol/messages';
import type { RowFile } from './rowFile';

/** How far an export is. */
export interface Written {
  readonly rows: number;
  /** The last row that is in the file; undefined while there is none. */
  readonly lastId?: string;
  /** How long the file is with it, where the file can be taken up. */
  readonly bytes?: number;
}

export interface CopyOutcome extends Written {
  /** Why it ended early; undefined when all rows are there. */
  readonly failure?: unknown;
}

/**
 * Copies rows into a file as they arrive. Never rejects: what was written is in the file, and the outcome says how far
 * it came.
 */
export async function copyRows(
  rows: (afterId: string | undefined) => AsyncIterable<readonly GridRow[]>,
  file: RowFile,
  begun: Written,
  onProgress: (written: Written) => void,
): Promise<CopyOutcome> {
  let written = begun;
  try {
    for await (const batch of rows(begun.lastId)) {
      await file.write(batch);
      written = { rows: written.rows + batch.length, lastId: batch.at(-1)?.id ?? written.lastId, bytes: file.bytes };
      onProgress(written);
    }
    await file.close();
    return written;
  } catch (failure) {
    await file.abandon().catch(() => undefined);
    return { ...written, failure };
  }
}
