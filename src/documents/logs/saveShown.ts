import { l10n, Uri, window, workspace, type TextDocument } from 'vscode';
import { Cancelled } from '../../platform/abort';

/** Saves what a log shows, with its heading. */
export async function saveShown(document: TextDocument): Promise<void> {
  const name = (document.uri.path.split('/').at(-1) ?? 'log')
    .replace(/\.log$/, '')
    .replace(/[^\p{L}\p{N}._ -]+/gu, '-');
  const file = await window.showSaveDialog({
    title: l10n.t('Save the log as'),
    defaultUri: Uri.file(`${name}.campaign-log`),
    filters: { [l10n.t('Campaign log')]: ['campaign-log', 'log', 'txt'] },
  });
  if (file === undefined) {
    throw new Cancelled();
  }
  await workspace.fs.writeFile(file, new TextEncoder().encode(document.getText()));
  window.setStatusBarMessage(l10n.t('Saved: {0}', file.fsPath), 5000);
}
