import {
  commands,
  EventEmitter,
  l10n,
  Uri,
  window,
  workspace,
  type TextDocument,
  type TextDocumentContentProvider,
  type TextEditor,
} from 'vscode';
import { comparableText } from '../../../domain/log/shownLine';
import { Cancelled } from '../../../platform/abort';
import { Disposable } from '../../../platform/disposable';
import type { Prompter } from '../../../platform/prompter';
import { LOG_LANGUAGE } from '../contract';

const COMPARED_SCHEME = 'delivery-doctor-compared';

/** Logs as they were when they were compared, without times and pids: otherwise every line would differ. */
export class ComparedLogs extends Disposable implements TextDocumentContentProvider {
  private static readonly texts = new Map<string, string>();
  private static count = 0;
  private readonly changes = this._register(new EventEmitter<Uri>());
  readonly onDidChange = this.changes.event;

  constructor() {
    super();
    this._register(workspace.registerTextDocumentContentProvider(COMPARED_SCHEME, this));
    this._register(
      workspace.onDidCloseTextDocument(({ uri }) => {
        if (uri.scheme === COMPARED_SCHEME) {
          ComparedLogs.texts.delete(uri.toString());
        }
      }),
    );
  }

  provideTextDocumentContent(uri: Uri): string {
    return (
      ComparedLogs.texts.get(uri.toString()) ?? l10n.t('This was shown before the window was reloaded, and is gone.')
    );
  }

  static keep(document: TextDocument): Uri {
    this.count += 1;
    const uri = Uri.from({ scheme: COMPARED_SCHEME, path: document.uri.path, query: String(this.count) });
    this.texts.set(uri.toString(), comparableText(document.getText()));
    return uri;
  }
}

/** Compares the active log with another open one; asks which when there are several. */
export async function compareWith({ document }: TextEditor, prompter: Prompter): Promise<void> {
  const others = workspace.textDocuments.filter(
    ({ languageId, uri }) =>
      languageId === LOG_LANGUAGE && uri.scheme !== COMPARED_SCHEME && uri.toString() !== document.uri.toString(),
  );
  const [only] = others;
  if (only === undefined) {
    void window.showInformationMessage(l10n.t('Open the other log too, then compare.'));
    return;
  }
  const picked = others.length === 1 ? only : await pick(others, prompter);
  await commands.executeCommand(
    'vscode.diff',
    ComparedLogs.keep(picked),
    ComparedLogs.keep(document),
    `${nameOf(picked)} ↔ ${nameOf(document)}`,
  );
}

async function pick(others: readonly TextDocument[], prompter: Prompter): Promise<TextDocument> {
  const picked = await prompter.pick({
    title: l10n.t('Compare logs'),
    placeholder: l10n.t('With which open log?'),
    choices: others.map((other) => ({
      label: nameOf(other),
      description: other.lineAt(0).text.replace(/^# /, ''),
      value: other,
    })),
  });
  if (picked === undefined || typeof picked === 'symbol') {
    throw new Cancelled();
  }
  return picked;
}

function nameOf({ uri }: TextDocument): string {
  return uri.path.split('/').at(-1) ?? uri.path;
}
