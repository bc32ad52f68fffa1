import {
  Selection,
  TextEditorRevealType,
  TextEditorSelectionChangeKind,
  window,
  workspace,
  type TextDocument,
  type TextEditor,
} from 'vscode';
import { Disposable } from '../../../platform/disposable';
import { LOG_SCHEME } from '../contract';

/** How long the editor may take to say that it has moved where it was sent to, ms. */
const ECHO_MS = 5000;

/** More lines than an editor shows at once, mostly. */
const SCREENFUL = 80;

/** Where an editor was sent, until it says that it is there. */
interface SentTo {
  readonly selection: Selection;
  readonly until: number;
}

/**
 * Keeps an editor at the end of its log while lines come, but only while its cursor is there. VS Code tells of cursors
 * later than it hears of them: lines that come in between would find the cursor where it was before, and drag it to
 * the end. So what we tell an editor counts at once, and what is heard of it until it has done so is old, unless it was
 * the person who moved.
 */
export class AutoScroll extends Disposable {
  private readonly atEnd = new WeakMap<TextEditor, boolean>();
  private readonly lineCounts = new WeakMap<TextDocument, number>();
  private readonly sentTo = new WeakMap<TextEditor, SentTo>();

  constructor() {
    super();
    this._register(
      window.onDidChangeTextEditorSelection(({ textEditor, selections: [selection], kind }) => {
        if (textEditor.document.uri.scheme !== LOG_SCHEME || selection === undefined) {
          return;
        }
        if (this.isOld(textEditor, selection, kind)) {
          return;
        }
        this.atEnd.set(textEditor, selection.isEmpty && selection.active.line >= textEditor.document.lineCount - 2);
      }),
    );
    this._register(
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (document.uri.scheme !== LOG_SCHEME || contentChanges.length === 0) {
          return;
        }
        const isShorter = document.lineCount < (this.lineCounts.get(document) ?? 0);
        this.lineCounts.set(document, document.lineCount);
        for (const editor of window.visibleTextEditors) {
          if (editor.document !== document || this.atEnd.get(editor) !== true) {
            continue;
          }
          // VS Code keeps the end in sight as the only line, above nothing.
          if (isShorter) {
            editor.revealRange(document.lineAt(Math.max(0, document.lineCount - SCREENFUL)).range);
          }
          this.toEnd(editor);
        }
      }),
    );
  }

  isAtEnd(editor: TextEditor): boolean {
    return this.atEnd.get(editor) === true;
  }

  /** Goes to the end, and stays there. */
  toEnd(editor: TextEditor): void {
    const { document } = editor;
    const end = document.lineAt(document.lineCount - 1).range.end;
    this.tell(editor, new Selection(end, end), true);
    editor.revealRange(editor.selection, TextEditorRevealType.Default);
  }

  /** Puts the cursor at the start of a line, in the middle of the editor, and stays there whatever comes. */
  toLine(editor: TextEditor, line: number): void {
    const { start } = editor.document.lineAt(line).range;
    this.tell(editor, new Selection(start, start), false);
    editor.revealRange(editor.selection, TextEditorRevealType.InCenter);
  }

  private tell(editor: TextEditor, selection: Selection, atEnd: boolean): void {
    this.atEnd.set(editor, atEnd);
    // Of a cursor that is there already nothing will be heard.
    if (!editor.selection.isEqual(selection)) {
      this.sentTo.set(editor, { selection, until: Date.now() + ECHO_MS });
    }
    editor.selection = selection;
  }

  private isOld(editor: TextEditor, selection: Selection, kind: TextEditorSelectionChangeKind | undefined): boolean {
    const sentTo = this.sentTo.get(editor);
    if (sentTo === undefined) {
      return false;
    }
    const byPerson = kind === TextEditorSelectionChangeKind.Keyboard || kind === TextEditorSelectionChangeKind.Mouse;
    const arrived = selection.isEqual(sentTo.selection);
    if (byPerson || arrived || Date.now() > sentTo.until) {
      this.sentTo.delete(editor);
    }
    return arrived || (!byPerson && Date.now() <= sentTo.until);
  }
}
