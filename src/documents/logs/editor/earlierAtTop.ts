import { TextEditorSelectionChangeKind, window, type TextEditor, type Uri } from 'vscode';
import { Disposable } from '../../../platform/disposable';
import { firstLine, loadEarlier } from './loadEarlier';
import type { LogDocument } from '../logDocument';

/** Who walks with the keyboard up to the first line of a log sees what is above it. */
export class EarlierAtTop extends Disposable {
  private readonly loading = new Set<LogDocument>();

  constructor(find: (uri: Uri) => LogDocument | undefined) {
    super();
    this._register(
      window.onDidChangeTextEditorSelection(({ textEditor, selections: [selection], kind }) => {
        if (kind !== TextEditorSelectionChangeKind.Keyboard || selection?.isEmpty !== true) {
          return;
        }
        const log = find(textEditor.document.uri);
        if (log?.log.hasEarlier === true && selection.active.line <= firstLine(textEditor.document)) {
          void this.load(textEditor, log);
        }
      }),
    );
  }

  /** Nobody asked for it, so nobody is told of a failure: the lens and the command do that. */
  private async load(editor: TextEditor, log: LogDocument): Promise<void> {
    if (this.loading.has(log)) {
      return;
    }
    this.loading.add(log);
    await loadEarlier(editor, log, this.endSignal).catch(() => undefined);
    this.loading.delete(log);
  }
}
