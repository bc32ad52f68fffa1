import type { Uri } from 'vscode';
import { commands, FileChangeType, l10n, window, workspace, type FileChangeEvent } from 'vscode';
import { Disposable } from '../../platform/disposable';
import { parseFilter } from '../../domain/log/logFilter';
import { AutoScroll } from './editor/autoScroll';
import { act } from './editor/actions';
import type { LogAction, LogPlaceWanted } from '../../platform/logActions';
import { LOG_SCHEME, type Logs, type LogsDeps, type LogTarget } from './contract';
import { EarlierAtTop } from './editor/earlierAtTop';
import { FollowStatus } from './editor/followStatus';
import { registerLanguage } from './language/register';
import { LogDocument } from './logDocument';
import { goTo } from './editor/goTo';
import { logTargetOf, logUri } from './logUri';

/** A closed document may be opened again at once, when VS Code moves it or changes its language. */
const KEEP_CLOSED_MS = 2000;

/** See contract.ts. */
export class OpenLogs extends Disposable implements Logs {
  private readonly documents = new Map<string, LogDocument>();
  private readonly scroll = this._register(new AutoScroll());
  private readonly status = this._register(new FollowStatus());

  constructor(
    private readonly deps: LogsDeps,
    private readonly changed: (events: FileChangeEvent[]) => void,
  ) {
    super();
    this._register(new EarlierAtTop((uri) => this.documents.get(uri.toString())));
    this._register(registerLanguage({ find: (uri) => this.documents.get(uri.toString()), deps }));
    this._register(
      workspace.onDidCloseTextDocument(({ uri }) => {
        if (uri.scheme === LOG_SCHEME) {
          setTimeout(() => {
            this.letGo(uri);
          }, KEEP_CLOSED_MS);
        }
      }),
    );
    this._register(
      window.onDidChangeActiveTextEditor(() => {
        this.showStatus();
      }),
    );
    this._register(
      window.onDidChangeVisibleTextEditors(() => {
        this.followWhatIsSeen();
      }),
    );
    this._register(
      deps.onDidChangeSettings(() => {
        for (const document of this.documents.values()) {
          this.show(document);
        }
      }),
    );
    this._register({
      dispose: () => {
        for (const document of this.documents.values()) {
          document.dispose();
        }
      },
    });
    this.showStatus();
  }

  stat(uri: Uri): { readonly mtime: number; readonly size: number } {
    return this.of(uri)?.stat ?? { mtime: 0, size: 0 };
  }

  async read(uri: Uri): Promise<Uint8Array> {
    const document = this.of(uri);
    return document === undefined ? new Uint8Array() : document.read();
  }

  async open(target: LogTarget, wanted?: LogPlaceWanted): Promise<void> {
    const place =
      target.kind === 'activity' ? '' : (this.deps.access.descriptor(target.connectionId)?.name ?? target.connectionId);
    const uri = logUri(target, place);
    const known = this.documents.get(uri.toString());
    if (known?.log.state.kind === 'failed') {
      await known.reload(this.endSignal).catch(() => undefined);
    }
    const filter = wanted?.only === undefined ? undefined : parseFilter(wanted.only);
    const toShow = this.of(uri);
    if (filter?.ok === true && toShow !== undefined) {
      toShow.showOnly(filter.filter);
      this.tell(uri);
    }
    const document = await workspace.openTextDocument(uri);
    const editor = await window.showTextDocument(document, { preview: true });
    const log = this.of(uri);
    if ((wanted?.at === undefined && wanted?.text === undefined) || log === undefined) {
      this.scroll.toEnd(editor);
    } else if (
      !(await goTo(editor, log, { wanted, scroll: this.scroll, signal: this.endSignal })) &&
      wanted.text !== undefined
    ) {
      window.setStatusBarMessage(l10n.t('The log does not say “{0}”', wanted.text), 5000);
    }
    this.showStatus();
  }

  async act(action: LogAction, signal: AbortSignal): Promise<void> {
    const editor = window.activeTextEditor;
    if (editor === undefined) {
      return;
    }
    const log = this.documents.get(editor.document.uri.toString());
    await act(action, {
      editor,
      log,
      signal,
      scroll: this.scroll,
      deps: this.deps,
      changed: (document) => {
        this.show(document);
      },
    });
    this.showStatus();
  }

  /** The document of an address; made when it is asked for the first time, also after a reload of the window. */
  private of(uri: Uri): LogDocument | undefined {
    const key = uri.toString();
    const known = this.documents.get(key);
    if (known !== undefined) {
      return known;
    }
    const target = logTargetOf(uri);
    if (target === undefined) {
      return undefined;
    }
    const document = new LogDocument(uri, target, this.deps);
    this.documents.set(key, document);
    document.log.onDidChange(() => {
      this.tell(uri);
      this.status.refresh(document);
    });
    document.log.onDidChangeState(() => {
      this.showStatus();
    });
    return document;
  }

  /** Logs in tabs behind others ask for nothing. What happened here is told anyway. */
  private followWhatIsSeen(): void {
    const seen = new Set(window.visibleTextEditors.map(({ document }) => document.uri.toString()));
    for (const [key, { log, target }] of this.documents) {
      if (target.kind === 'activity' || seen.has(key)) {
        log.unhide();
      } else {
        log.hide();
      }
    }
  }

  private show(document: LogDocument): void {
    document.viewChanged();
    this.tell(document.uri);
  }

  private tell(uri: Uri): void {
    this.changed([{ type: FileChangeType.Changed, uri }]);
  }

  private letGo(uri: Uri): void {
    const key = uri.toString();
    if (workspace.textDocuments.some((open) => open.uri.toString() === key)) {
      return;
    }
    this.documents.get(key)?.dispose();
    this.documents.delete(key);
  }

  private showStatus(): void {
    const uri = window.activeTextEditor?.document.uri;
    this.status.show(uri === undefined ? undefined : this.documents.get(uri.toString()));
    void commands.executeCommand(
      'setContext',
      'deliveryDoctor.log.masked',
      uri !== undefined && this.documents.get(uri.toString())?.masks === true,
    );
  }
}
