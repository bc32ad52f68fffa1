import { Selection, TextEditorRevealType, window, workspace, type TextDocument, type TextEditor } from 'vscode';
import { Disposable } from '../../platform/disposable';
import { LOG_SCHEME } from './contract';

/** Keeps an editor at the end of its log while lines come, but only while its cursor is there. */
export class AutoScroll extends Disposable {
  private readonly atEnd = new WeakMap<TextEditor, boolean>();
  /** How many lines a document had before its last change: a cursor that was put at that end is at the end. */
  private readonly before = new WeakMap<TextDocument, number>();
  private readonly counts = new WeakMap<TextDocument, number>();

  constructor() {
    super();
    this._register(
      window.onDidChangeTextEditorSelection(({ textEditor, selections: [selection] }) => {
        const { document } = textEditor;
        if (document.uri.scheme !== LOG_SCHEME || selection === undefined) return;
        const end = Math.min(document.lineCount, this.before.get(document) ?? document.lineCount) - 2;
        this.atEnd.set(textEditor, selection.isEmpty && selection.active.line >= end);
      }),
    );
    this._register(
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (document.uri.scheme !== LOG_SCHEME || contentChanges.length === 0) return;
        this.before.set(document, this.counts.get(document) ?? document.lineCount);
        this.counts.set(document, document.lineCount);
        for (const editor of window.visibleTextEditors) {
          if (editor.document === document && this.atEnd.get(editor) === true) this.toEnd(editor);
        }
      }),
    );
  }

  /** Goes to the end, and stays there. */
  toEnd(editor: TextEditor): void {
    const { document } = editor;
    this.counts.set(document, document.lineCount);
    this.atEnd.set(editor, true);
    const end = document.lineAt(document.lineCount - 1).range.end;
    editor.selection = new Selection(end, end);
    editor.revealRange(editor.selection, TextEditorRevealType.Default);
  }
}
