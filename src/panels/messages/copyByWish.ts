import { env, l10n } from 'vscode';
import { withProgress } from '../../platform/progress';
import { copiedRows, copiedWhole, MOST_COPIED, type Copied, type OnCopied } from './copyToClipboard';
import type { OpenLog } from './openLog';

/** Fewer rows are copied in no time. */
const SHORT = 1_000;

/** Puts rows on the clipboard; all that match unless told which. Answers in words what is there now. Rejects when cancelled: then it is as it was. */
export async function copyByWish(
  log: OpenLog,
  columns: readonly string[],
  rows: readonly number[] | undefined,
): Promise<string> {
  const count = rows?.length ?? log.total;
  const read = (onProgress: OnCopied, signal: AbortSignal): Promise<Copied> =>
    rows === undefined
      ? copiedWhole(log, columns, onProgress, signal)
      : copiedRows(log, columns, rows, onProgress, signal);
  const copied =
    count <= SHORT
      ? await read(() => undefined, AbortSignal.timeout(60_000))
      : await withProgress(l10n.t('Copying rows'), (signal, report) =>
          read((done) => {
            report(l10n.t('{0} of {1} rows', done.toLocaleString(), Math.min(count, MOST_COPIED).toLocaleString()));
          }, signal),
        );
  await env.clipboard.writeText(copied.tsv);
  return copied.rows < count
    ? l10n.t(
        '{0} of {1} rows copied: export the log to have all.',
        copied.rows.toLocaleString(),
        count.toLocaleString(),
      )
    : l10n.t('{0} rows copied.', copied.rows.toLocaleString());
}
