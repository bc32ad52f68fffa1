import { l10n, Selection, type TextDocument, type TextEditor, TextEditorRevealType, window } from 'vscode';
import type { LogDocument } from '../logDocument';
import { untilShown } from './untilShown';

/** Lines of the heading, at most. */
const HEADING = 10;

/** Which line of a document is the log's first: the one below its heading. */
export function firstLine(document: TextDocument): number {
  for (let line = 0; line < Math.min(HEADING, document.lineCount); line += 1) {
    if (document.lineAt(line).text === '') {
      return Math.min(line + 1, document.lineCount - 1);
    }
  }
  return 0;
}

/** Lines that *Load earlier* reads. */
const EARLIER_LINES = 1000;
const SAID_MS = 5000;

/** Reads older lines above those that are shown, and leaves cursor and eye on the lines where they were. */
export async function loadEarlier(editor: TextEditor, log: LogDocument, signal: AbortSignal): Promise<void> {
  const { document } = editor;
  const first = firstLine(document);
  const known = document.lineAt(first).text;
  const { active } = editor.selection;
  const loading = log.loadEarlier(EARLIER_LINES, signal);
  window.setStatusBarMessage(`$(sync~spin) ${l10n.t('Reading older lines')}`, loading);
  const found = await loading;
  if (found === undefined) {
    void window.showInformationMessage(
      l10n.t('The older lines are not there any more: the file was renamed or emptied since.'),
    );
    return;
  }
  if (log.filter !== undefined) {
    window.setStatusBarMessage(
      l10n.t('{0} older lines read, {1} of them pass the filter', found.read, found.shown),
      SAID_MS,
    );
  }
  if (found.shown === 0) {
    return;
  }
  const now = first + found.shown;
  await untilShown(document, () => now < document.lineCount && document.lineAt(now).text === known);
  if (now >= document.lineCount || document.lineAt(now).text !== known) {
    return;
  }
  // A cursor in the heading stays there: it is at the top on purpose, and sees what came.
  if (active.line < first) {
    return;
  }
  if (active.line === first) {
    editor.selection = new Selection(now, active.character, now, active.character);
  }
  editor.revealRange(document.lineAt(now).range, TextEditorRevealType.InCenter);
}
