import { basename } from 'node:path';
import { l10n, Uri, window, workspace } from 'vscode';
import { isCancelled } from '../../../platform/abort';
import { withProgress } from '../../../platform/progress';
import type { ExportFormat } from '../../../shared/protocol/messages';
import { lackingList } from '../../../shared/strings/messages';
import { offerFile } from '../../frame/saveFile';
import type { OpenLog } from '../openLog';
import type { CopyOutcome, Written } from './writeRows';
import { NOTHING, runExport } from './exportRun';
import { canAppend, endsLineAt } from './openRowFile';
import { isAtWork, marksOf, type ExportSubject, type Unfinished, type UnfinishedExports } from './unfinished';
import { countText } from '../countText';

/** Opening the log anew takes two calls. */
const OPEN_MS = 120_000;

export interface ExportRequest {
  readonly log: OpenLog;
  readonly format: ExportFormat;
  readonly subject: ExportSubject;
  /** What the filter lets through, for the file's name. */
  readonly filterWords?: string;
  readonly unfinished: UnfinishedExports;
  /** The same log as it was when this was its newest row. */
  readonly upTo: (endId: string, signal: AbortSignal) => Promise<OpenLog>;
  /** Words for an error of the instance or of the file system. */
  readonly describe: (error: unknown) => string;
  /** The instance's clock. */
  readonly now: () => number;
}

const FILTERS: Readonly<Record<ExportFormat, () => Record<string, string[]>>> = {
  csv: () => ({ [l10n.t('CSV')]: ['csv'] }),
  ndjson: () => ({ [l10n.t('NDJSON')]: ['ndjson'] }),
  xlsx: () => ({ [l10n.t('Excel')]: ['xlsx'] }),
};

/**
 * Saves every row that the filter lets through, with progress; one that was broken off can be taken up where it stands.
 */
export async function exportLog(request: ExportRequest): Promise<void> {
  const { lacking } = request.log;
  if (lacking.length > 0) {
    await window.showErrorMessage(
      l10n.t(
        'Nothing was saved: this log cannot be filtered by {0} on this instance. Clear that part of the filter first.',
        lackingList(lacking),
      ),
    );
    return;
  }
  const target = await askTarget(request);
  if (target === undefined) {
    return;
  }
  if (target.scheme !== 'file') {
    await window.showErrorMessage(l10n.t('The export can only be saved to a disk. Choose a folder of this machine.'));
    return;
  }
  const before = await resumable(request, target.fsPath);
  if (before === undefined) {
    await goOn(request, target, NOTHING, request.now());
    return;
  }
  const [resume, again] = [l10n.t('Resume export'), l10n.t('Start again')];
  const chosen = await window.showInformationMessage(brokenOff(before), { modal: true }, resume, again);
  if (chosen === again) {
    await goOn(request, target, NOTHING, request.now());
  } else if (chosen === resume) {
    await resumeExport(request, before);
  }
}

/** Takes an export up behind its last row; the log is the same as it was when the export began. */
export async function resumeExport(request: Omit<ExportRequest, 'log'>, before: Unfinished): Promise<void> {
  const log = await request.upTo(before.endId, AbortSignal.timeout(OPEN_MS));
  await goOn({ ...request, log }, Uri.file(before.path), before, before.since);
}

/** What an export came to that ended before its last row. */
export function brokenOff({ name, rows, path }: Unfinished): string {
  return l10n.t(
    'The export of the log of {0} to {1} was interrupted after {2} rows.',
    name,
    basename(path),
    countText(rows),
  );
}

/** An export of the same rows to this file that can be taken up. */
async function resumable(
  { unfinished, subject, format, log }: ExportRequest,
  path: string,
): Promise<Unfinished | undefined> {
  const before = unfinished.of(path);
  if (
    before === undefined ||
    isAtWork(before, process.pid) ||
    before.marks !==
      marksOf(
        subject,
        format,
        log.columns.map(({ id }) => id),
      )
  ) {
    return undefined;
  }
  return (await endsLineAt(path, before.bytes).catch(() => false)) ? before : undefined;
}

/** Files that exports of this window write: two at one file would tear each other's rows. */
const beingWritten = new Set<string>();

/** Goes on unless another export, of this window or of another one, is at the file. */
async function goOn(request: ExportRequest, target: Uri, begun: Written, since: number): Promise<void> {
  const path = target.fsPath;
  const other = request.unfinished.of(path);
  if (beingWritten.has(path) || (other !== undefined && isAtWork(other, process.pid))) {
    await window.showErrorMessage(
      l10n.t(
        '{0} is being written by another export. Wait until that is over, or choose another name.',
        basename(path),
      ),
    );
    return;
  }
  beingWritten.add(path);
  try {
    await writeToEnd(request, target, begun, since);
  } finally {
    beingWritten.delete(path);
  }
}

/** From where it stands to the end, or to where it is broken off once more and nobody wants to go on. */
async function writeToEnd(request: ExportRequest, target: Uri, begun: Written, since: number): Promise<void> {
  for (let written = begun; ;) {
    const { outcome, change } = await run(request, target.fsPath, written, since);
    if (outcome.failure === undefined) {
      void offerFile(summary(outcome.rows, request.log.total, change, target), target);
      return;
    }
    if (!(await wantsMore(request, outcome))) {
      return;
    }
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

async function run(
  { log, format, subject, unfinished }: ExportRequest,
  path: string,
  begun: Written,
  since: number,
): Promise<{ outcome: CopyOutcome; change: Change }> {
  return withProgress(l10n.t('Saving the log of {0}', subject.name), async (signal, report) => {
    const startedAt = Date.now();
    const onProgress = (rows: number): void => {
      const perSecond = Math.round((rows - begun.rows) / Math.max(0.001, (Date.now() - startedAt) / 1000));
      report(l10n.t('{0} of {1} rows, {2} per second', countText(rows), countText(log.total), countText(perSecond)));
    };
    const outcome = await runExport({ log, format, subject, path, begun, since, unfinished, onProgress }, signal);
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
  const saved = l10n.t('Saved {0} rows to {1}.', countText(rows), workspace.asRelativePath(target));
  const changed = [
    ...(rows === total
      ? []
      : [l10n.t('The log had {0} matching rows when it was opened: it changed meanwhile.', countText(total))]),
    ...(newer === 0 ? [] : [l10n.t('{0} rows were written to it since and are not in the file.', countText(newer))]),
    ...(again === 0
      ? []
      : [
          l10n.t(
            '{0} rows of the log changed while it was read: some may be in the file as they were before.',
            countText(again),
          ),
        ]),
  ];
  return [saved, ...changed].join(' ');
}

async function wantsMore({ format, describe }: ExportRequest, { rows, failure }: CopyOutcome): Promise<boolean> {
  const why = isCancelled(failure) ? l10n.t('Cancelled.') : describe(failure);
  const go = canAppend(format) ? l10n.t('Resume') : l10n.t('Start again');
  const saved = l10n.t('{0} {1} rows are saved.', why, countText(rows));
  const chosen = await window.showWarningMessage(
    canAppend(format) ? saved : `${saved} ${l10n.t('An Excel export cannot be resumed: it starts over.')}`,
    go,
  );
  return chosen === go;
}

async function askTarget({ log, format, subject, filterWords = '' }: ExportRequest): Promise<Uri | undefined> {
  const name = `${log.tab} ${subject.name} ${filterWords}`
    .trimEnd()
    .replaceAll(/[^\p{L}\p{N}._ -]+/gu, '_')
    .slice(0, 100);
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const file = `${name}.${format}`;
  return window.showSaveDialog({
    defaultUri: folder === undefined ? Uri.file(file) : Uri.joinPath(folder, file),
    filters: FILTERS[format](),
    title: l10n.t('Save the log'),
  });
}
