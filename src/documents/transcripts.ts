import { EventEmitter, l10n, languages, Range, Uri, window, workspace, type TextDocumentContentProvider } from 'vscode';
import { Disposable } from '../platform/disposable';

const SCHEME = 'delivery-doctor-transcript';
const LANGUAGE = 'campaign-log';

/** A record of what is being done, shown while it goes on. */
export interface Transcript {
  /** Adds a line with the time. */
  line(text: string): void;
  /** Adds what a program printed, indented below the last line. */
  output(text: string): void;
}

/** Transcripts, each in a read-only editor of its own that grows; they last until the window closes. */
export class Transcripts extends Disposable implements TextDocumentContentProvider {
  private readonly texts = new Map<string, string>();
  private readonly changes = this._register(new EventEmitter<Uri>());
  readonly onDidChange = this.changes.event;
  private count = 0;

  constructor(private readonly now: () => number) {
    super();
    this._register(workspace.registerTextDocumentContentProvider(SCHEME, this));
  }

  /** Opens a new one beside what the person looks at. */
  async open(title: string): Promise<Transcript> {
    this.count += 1;
    const uri = Uri.from({ scheme: SCHEME, path: `/${title.replace(/[/\\]/g, '-')}`, query: String(this.count) });
    this.texts.set(uri.toString(), '');
    const document = await workspace.openTextDocument(uri);
    await languages.setTextDocumentLanguage(document, LANGUAGE);
    await window.showTextDocument(document, { preview: false, preserveFocus: true });
    return {
      line: (text) => {
        this.add(uri, `${timeOf(this.now())}  ${text}\n`);
      },
      output: (text) => {
        const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
        this.add(uri, lines.map((line) => `              ${line}\n`).join(''));
      },
    };
  }

  provideTextDocumentContent(uri: Uri): string {
    return this.texts.get(uri.toString()) ?? l10n.t('This was shown before the window was reloaded, and is gone.');
  }

  private add(uri: Uri, text: string): void {
    const key = uri.toString();
    this.texts.set(key, (this.texts.get(key) ?? '') + text);
    this.changes.fire(uri);
    const editor = window.visibleTextEditors.find(({ document }) => document.uri.toString() === key);
    if (editor === undefined) {
      return;
    }
    const last = editor.document.lineCount;
    editor.revealRange(new Range(last, 0, last, 0));
  }
}

/** `08:42:18.124`, by this machine's clock. */
function timeOf(at: number): string {
  const date = new Date(at);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}.${String(date.getMilliseconds()).padStart(3, '0')}`;
}
