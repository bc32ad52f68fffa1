import { l10n, window, type TextEditor } from 'vscode';
import { readShownLine } from '../../domain/log/shownLine';
import type { AutoScroll } from './autoScroll';

/** Goes to the next (1) or previous (-1) entry in error, around the end. */
export function goToError(editor: TextEditor, step: 1 | -1, scroll: AutoScroll): void {
  const { document, selection } = editor;
  const count = document.lineCount;
  for (let walked = 1; walked <= count; walked += 1) {
    const line = (selection.active.line + step * walked + count * 2) % count;
    if (readShownLine(document.lineAt(line).text)?.level === 'error') {
      scroll.toLine(editor, line);
      return;
    }
  }
  window.setStatusBarMessage(l10n.t('No line of this log says error'), 3000);
}
