import { Selection, TextEditorRevealType, type TextDocument, type TextEditor } from 'vscode';
import { readShownLine } from '../../domain/log/shownLine';
import type { LogPlaceWanted } from '../../platform/logActions';
import type { LogDocument } from './logDocument';
import { untilShown } from './untilShown';

/** So many times lines above are read to find the place. */
const MOST_STEPS = 10;
const STEP_LINES = 5000;

/** Puts the cursor on the wanted line, reading older lines as long as the place may be among them; else on the end. */
export async function goTo(editor: TextEditor, document: LogDocument, wanted: LogPlaceWanted): Promise<void> {
  const { signal } = new AbortController();
  const at = wanted.at === undefined ? undefined : document.shownTime(wanted.at);
  for (let step = 0; ; step += 1) {
    const line = find(editor.document, wanted.text, at, document.log.hasEarlier);
    if (line !== undefined || step === MOST_STEPS || !document.log.hasEarlier) {
      put(editor, line ?? editor.document.lineCount - 1);
      return;
    }
    const before = editor.document.lineCount;
    const added = await document.log.loadEarlier(STEP_LINES, signal);
    if (added === undefined || added === 0) {
      put(editor, editor.document.lineCount - 1);
      return;
    }
    await untilShown(editor.document, before);
  }
}

/** Puts the cursor at the start of a line, in the middle of the editor: then the editor does not follow the end. */
export function put(editor: TextEditor, line: number): void {
  const { start } = editor.document.lineAt(line).range;
  editor.selection = new Selection(start, start);
  editor.revealRange(editor.selection, TextEditorRevealType.InCenter);
}

function find(document: TextDocument, text: string | undefined, at: string | undefined, hasEarlier: boolean): number | undefined {
  const small = text?.toLowerCase();
  if (small !== undefined && small !== '') {
    for (let line = document.lineCount - 1; line >= 0; line -= 1) {
      if (document.lineAt(line).text.toLowerCase().includes(small)) return line;
    }
    return undefined;
  }
  if (at === undefined) return document.lineCount - 1;
  // All times of a log are shown in one zone, and as text they are in the order of time.
  let older = false;
  for (let line = 0; line < document.lineCount; line += 1) {
    const shown = readShownLine(document.lineAt(line).text);
    if (shown?.day === undefined || shown.time === undefined) continue;
    if (`${shown.day} ${shown.time}` >= at) return older || !hasEarlier ? line : undefined;
    older = true;
  }
  return older ? document.lineCount - 1 : undefined;
}
