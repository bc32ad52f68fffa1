import type { TextDocument, TextEditor } from 'vscode';
import { readShownLine } from '../../../domain/log/shownLine';
import type { AutoScroll } from './autoScroll';
import type { LogDocument } from '../logDocument';
import { untilShown } from './untilShown';

export interface Shown {
  readonly editor: TextEditor;
  readonly log: LogDocument;
  readonly scroll: AutoScroll;
}

/** Shows a log another way, line by line the same entries, and keeps to the line at which the cursor is. */
export async function keepLine({ editor, log, scroll }: Shown, change: () => void): Promise<void> {
  const { line } = editor.selection.active;
  change();
  if (!scroll.isAtEnd(editor)) {
    await toLine({ editor, log, scroll }, () => line);
  }
}

/**
 * Shows other entries of a log and keeps to the one at which the cursor is: to the next one below that is shown, where it
 * is not, else to the next one above. At the end it stays at the end.
 */
export async function keepEntry({ editor, log, scroll }: Shown, change: () => void): Promise<void> {
  const { document } = editor;
  const at = entryAt(document, editor.selection.active.line);
  const near = nearestFirst(document, at);
  change();
  if (scroll.isAtEnd(editor) || document.lineAt(at).text.startsWith('# ')) {
    return;
  }
  await toLine({ editor, log, scroll }, (lines) => {
    const shown = new Set(lines);
    const kept = near.find((text) => shown.has(text));
    return kept === undefined ? lines.length - 1 : lines.lastIndexOf(kept);
  });
}

async function toLine({ editor, log, scroll }: Shown, place: (lines: readonly string[]) => number): Promise<void> {
  const { document } = editor;
  const lines = (await log.peek()).split('\n');
  const line = place(lines);
  if (line >= lines.length - 1) {
    scroll.toEnd(editor);
    return;
  }
  await untilShown(document, () => line < document.lineCount && document.lineAt(line).text === lines[line]);
  if (line < document.lineCount) {
    scroll.toLine(editor, line);
  }
}

/** The first line of the entry that a line belongs to. */
function entryAt(document: TextDocument, line: number): number {
  let first = line;
  while (first > 0 && readShownLine(document.lineAt(first).text) === undefined) {
    first -= 1;
  }
  return first;
}

/** The lines from one on downwards, then those above it upwards, as they are shown now. */
function nearestFirst(document: TextDocument, at: number): readonly string[] {
  const texts = Array.from({ length: document.lineCount }, (_, line) => document.lineAt(line).text);
  return [...texts.slice(at), ...texts.slice(0, at).reverse()].filter((text) => text !== '' && !text.startsWith('# '));
}
