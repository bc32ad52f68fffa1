import type { ExportFormat } from '../../../shared/protocol/messages';
import type { OpenLog } from '../openLog';
import { copyRows, type CopyOutcome, type Written } from './writeRows';
import { canAppend, openRowFile } from './openRowFile';
import { marksOf, withoutAddress, type ExportSubject, type UnfinishedExports } from './unfinished';

/** How often it is written down how far an export is: what comes after is written once more after a crash. */
const KEEP_EVERY_MS = 2_000;

export const NOTHING: Written = { rows: 0 };

export interface RunOptions {
  readonly log: OpenLog;
  readonly format: ExportFormat;
  readonly subject: ExportSubject;
  readonly path: string;
  /** What is in the file already. */
  readonly begun: Written;
  /** Instance's clock when the export began. */
  readonly since: number;
  readonly unfinished: UnfinishedExports;
  readonly onProgress: (rows: number) => void;
}

/**
 * Copies the log into its file, and writes down how far it is, so that it can be taken up after this window is gone.
 * Never rejects.
 */
export async function runExport(options: RunOptions, signal: AbortSignal): Promise<CopyOutcome> {
  const { log, format, path, begun, onProgress, unfinished } = options;
  let file;
  try {
    file = await openRowFile(format, {
      path,
      columns: log.columns,
      ...(begun.rows > 0 ? { appendAt: begun.bytes } : {}),
    });
  } catch (failure) {
    return { ...begun, failure };
  }
  // What is known of an earlier file of this name does not hold any more.
  if (begun.rows === 0) {
    await unfinished.forget(path);
  }
  let keptAt = 0;
  const outcome = await copyRows(
    (afterId) => log.export(afterId, signal),
    file,
    begun,
    (written) => {
      onProgress(written.rows);
      if (Date.now() - keptAt < KEEP_EVERY_MS) {
        return;
      }
      keptAt = Date.now();
      keep(options, written, false).catch(() => undefined);
    },
  );
  if (outcome.failure === undefined) {
    await unfinished.forget(path);
  } else {
    await keep(options, outcome, signal.aborted);
  }
  return outcome;
}

async function keep(
  { log, format, subject, path, since, unfinished }: RunOptions,
  { rows, lastId, bytes }: Written,
  cancelled: boolean,
): Promise<void> {
  const { endId } = log;
  if (!canAppend(format) || lastId === undefined || bytes === undefined || endId === undefined) {
    return;
  }
  const marks = marksOf(
    subject,
    format,
    log.columns.map(({ id }) => id),
  );
  const filter = withoutAddress(subject.filter);
  await unfinished.keep({
    ...subject,
    filter,
    columns: log.columns.map(({ id }) => id),
    whole: subject.filter.address === undefined,
    format,
    path,
    marks,
    endId,
    since,
    rows,
    lastId,
    bytes,
    pid: process.pid,
    cancelled,
  });
}
