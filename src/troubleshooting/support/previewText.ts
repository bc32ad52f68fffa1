import { l10n } from 'vscode';
import type { SupportFile } from './contract';

/** Every file of a report, one below the other, exactly as it would be written. */
export function previewText(files: readonly SupportFile[]): string {
  const widest = Math.max(...files.map(({ path }) => path.length));
  const list = files
    .map(
      ({ path, text }) => `${path.padEnd(widest)} ${l10n.t('{0} bytes', String(Buffer.byteLength(text)).padStart(8))}`,
    )
    .join('\n');
  const bodies = files.map(
    ({ path, text }) => `${'─'.repeat(8)} ${path} ${'─'.repeat(Math.max(8, 90 - path.length))}\n\n${text.trimEnd()}\n`,
  );
  const head = l10n.t(
    'This is what the zip will hold; nothing was written yet. Read it, then save it with the link above.',
  );
  return `${head}\n\n${list}\n\n${bodies.join('\n')}`;
}
