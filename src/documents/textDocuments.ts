import { EventEmitter, l10n, Uri, window, workspace, type TextDocumentContentProvider } from 'vscode';
import { Disposable } from '../platform/disposable';

export const TEXT_SCHEME = 'delivery-doctor-text';

/** Answers that are plain text, each in a read-only editor of its own; they last until the window closes. */
export class TextDocuments extends Disposable implements TextDocumentContentProvider {
  private readonly texts = new Map<string, string>();
  private readonly changes = this._register(new EventEmitter<Uri>());
  readonly onDidChange = this.changes.event;

  constructor() {
    super();
    this._register(workspace.registerTextDocumentContentProvider(TEXT_SCHEME, this));
  }

  /** Shows `text` in a tab called `name`, in place of an earlier one of that name, and tells where. */
  async show(name: string, text: string): Promise<Uri> {
    const uri = Uri.from({ scheme: TEXT_SCHEME, path: `/${name.replace(/[/\\]/g, '-')}` });
    this.texts.set(uri.toString(), text);
    this.changes.fire(uri);
    await window.showTextDocument(uri, { preview: true });
    return uri;
  }

  provideTextDocumentContent(uri: Uri): string {
    return this.texts.get(uri.toString()) ?? l10n.t('This was shown before the window was reloaded, and is gone.');
  }
}
