import { l10n, Uri, window, workspace } from 'vscode';
import type { DeliveryDetail } from '../../../domain/delivery';
import { isCancelled } from '../../../platform/abort';
import { withProgress } from '../../../platform/progress';
import type { ExportFormat } from '../../../shared/protocol/messages';
import { lackingList } from '../messagesStrings';
import type { OpenLog } from '../openLog';
import { copyRows, type CopyOutcome, type Written } from './copyRows';
import { canAppend, openRowFile } from './rowFile';

export interface ExportRequest {
  readonly log: OpenLog;
  readonly format: ExportFormat;
  readonly delivery: DeliveryDetail;
  /** Words for an error of the instance or of the file system. */
  readonly describe: (error: unknown) => string;
  /** The instance's clock. */
  readonly now: () => number;
  /** Where to; asked unless given. */
  readonly target?: Uri;
}

const FILTERS: Readonly<Record<ExportFormat, () => Record<string, string[]>>> = {
  csv: () => ({ [l10n.t('CSV')]: ['csv'] }),
  ndjson: () => ({ [l10n.t('NDJSON')]: ['ndjson'] }),
  xlsx: () => ({ [l10n.t('Excel')]: ['xlsx'] }),
};

const NOTHING: Written = { rows: 0 };

/** Saves every row that the filter lets through, with progress; one that was broken off can be taken up where it stands. */
export async function exportLog(request: ExportRequest): Promise<void> {
  const { lacking } = request.log;
  if (lacking.length > 0) {
    await window.showErrorMessage(l10n.t('Nothing was saved: this log cannot be filtered by {0} on this instance. Clear that part of the filter first.', lackingList(lacking)));
    return;
  }
  const target = request.target ?? (await askTarget(request));
  if (target === undefined) return;
  if (target.scheme !== 'file') {
    await window.showErrorMessage(l10n.t('The export can only be saved to a disk. Choose a folder of this machine.'));
    return;
  }
  const since = request.now();
  for (let written = NOTHING; ; ) {
    const { outcome, change } = await run(request, target.fsPath, written, since);
    if (outcome.failure === undefined) {
      void window.showInformationMessage(summary(outcome.rows, request.log.total, change, target));
      return;
    }
    if (!(await wantsMore(request, outcome))) return;
    written = canAppend(request.format) ? outcome : NOTHING;
  }
}

/** What became of the log while it was copied. */
export interface Change {
  /** Rows written behind its end. */
  readonly newer: number;
  /** Rows written again, such as messages that were sent. */
  readonly changed: number;
}

const UNCHANGED: Change = { newer: 0, changed: 0 };

async function run({ log, format, delivery }: ExportRequest, path: string, begun: Written, since: number): Promise<{ outcome: CopyOutcome; change: Change }> {
  return withProgress(l10n.t('Saving the log of {0}', delivery.internalName), async (signal, report) => {
    const startedAt = Date.now();
    let file;
    try {
      file = await openRowFile(format, { path, columns: log.columns, append: begun.rows > 0 });
    } catch (failure) {
      return { outcome: { ...begun, failure }, change: UNCHANGED };
    }
    const outcome = await copyRows((afterId) => log.export(afterId, signal), file, begun, ({ rows }) => {
      const perSecond = Math.round((rows - begun.rows) / Math.max(0.001, (Date.now() - startedAt) / 1000));
      report(l10n.t('{0} of {1} rows, {2} per second', rows.toLocaleString(), log.total.toLocaleString(), perSecond.toLocaleString()));
    });
    return { outcome, change: outcome.failure === undefined ? await changeOf(log, since, signal) : UNCHANGED };
  });
}

/** The rows are saved whether or not the instance tells this. */
async function changeOf(log: OpenLog, since: number, signal: AbortSignal): Promise<Change> {
  try {
    const [newer, changed] = await Promise.all([log.newer(signal), log.changed(since, signal)]);
    return { newer, changed };
  } catch {
    return UNCHANGED;
  }
}

/** How many rows there are, and whether the log changed meanwhile. */
export function summary(rows: number, total: number, { newer, changed: again }: Change, target: Uri): string {
  const saved = l10n.t('Saved {0} rows to {1}.', rows.toLocaleString(), workspace.asRelativePath(target));
  const changed = [
    ...(rows === total ? [] : [l10n.t('The log had {0} matching rows when it was opened: it changed meanwhile.', total.toLocaleString())]),
    ...(newer === 0 ? [] : [l10n.t('{0} rows were written to it since and are not in the file.', newer.toLocaleString())]),
    ...(again === 0 ? [] : [l10n.t('{0} rows of the log changed while it was read: some may be in the file as they were before.', again.toLocaleString())]),
  ];
  return [saved, ...changed].join(' ');
}

async function wantsMore({ format, describe }: ExportRequest, { rows, failure }: CopyOutcome): Promise<boolean> {
  const why = isCancelled(failure) ? l10n.t('Cancelled.') : describe(failure);
  const go = canAppend(format) ? l10n.t('Resume') : l10n.t('Start again');
  const chosen = await window.showWarningMessage(l10n.t('{0} {1} rows are saved.', why, rows.toLocaleString()), go);
  return chosen === go;
}

async function askTarget({ log, format, delivery }: ExportRequest): Promise<Uri | undefined> {
  const name = `${log.tab} ${delivery.internalName}`.replaceAll(/[^\p{L}\p{N}._ -]+/gu, '_').slice(0, 100);
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const file = `${name}.${format}`;
  return window.showSaveDialog({
    defaultUri: folder === undefined ? Uri.file(file) : Uri.joinPath(folder, file),
    filters: FILTERS[format](),
    title: l10n.t('Save the log'),
  });
}
