import { l10n, Uri, window, workspace } from 'vscode';

/**
 * Asks where to, and writes. Answers the path for a notice, or undefined when the person thought better of it.
 * `name` is a proposal without folder; characters that a file name may not hold are replaced.
 */
export async function saveFile(
  name: string,
  kind: 'csv' | 'json' | 'png',
  content: Uint8Array,
): Promise<string | undefined> {
  const fileName = `${name.replaceAll(/[^\p{L}\p{N}._ -]+/gu, '_').slice(0, 100)}.${kind}`;
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const target = await window.showSaveDialog({
    defaultUri: folder === undefined ? Uri.file(fileName) : Uri.joinPath(folder, fileName),
    filters: { [kind.toUpperCase()]: [kind] },
    title: l10n.t('Save'),
  });
  if (target === undefined) {
    return undefined;
  }
  await workspace.fs.writeFile(target, content);
  return workspace.asRelativePath(target);
}

/** CSV for spreadsheets: the byte order mark tells them that it is UTF-8. */
export function csvBytes(lines: readonly string[]): Uint8Array {
  return new TextEncoder().encode(`\uFEFF${lines.join('')}`);
}

export function jsonBytes(value: unknown): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(value, undefined, 2)}\n`);
}
