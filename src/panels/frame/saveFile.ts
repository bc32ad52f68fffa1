import { commands, env, l10n, Uri, window, workspace } from 'vscode';

/** Says that a file is there, and offers to open it or to show it where it lies. */
export async function offerFile(text: string, file: Uri): Promise<void> {
  const [open, reveal] = [l10n.t({ message: 'Open', comment: ['the verb'] }), l10n.t('Reveal')];
  const chosen = await window.showInformationMessage(text, open, reveal);
  if (chosen === open) {
    await commands.executeCommand('vscode.open', file);
  } else if (chosen === reveal) {
    // Where the window's machine is not the one with the file, there is only VS Code's own list of files to show it in.
    await commands.executeCommand(env.remoteName === undefined ? 'revealFileInOS' : 'revealInExplorer', file);
  }
}

/**
 * Asks where to, writes, and offers what was written. `name` is a proposal without folder; characters that a file name
 * may not hold are replaced.
 */
export async function saveFile(name: string, kind: 'csv' | 'json' | 'png', content: Uint8Array): Promise<void> {
  const fileName = `${name.replaceAll(/[^\p{L}\p{N}._ -]+/gu, '_').slice(0, 100)}.${kind}`;
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const target = await window.showSaveDialog({
    defaultUri: folder === undefined ? Uri.file(fileName) : Uri.joinPath(folder, fileName),
    filters: { [kind.toUpperCase()]: [kind] },
    title: l10n.t('Save'),
  });
  if (target === undefined) {
    return;
  }
  await workspace.fs.writeFile(target, content);
  void offerFile(l10n.t('Saved {0}.', workspace.asRelativePath(target)), target);
}

/** CSV for spreadsheets: the byte order mark tells them that it is UTF-8. */
export function csvBytes(lines: readonly string[]): Uint8Array {
  return new TextEncoder().encode(`\uFEFF${lines.join('')}`);
}

export function jsonBytes(value: unknown): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(value, undefined, 2)}\n`);
}
