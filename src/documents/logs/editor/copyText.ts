import { env, l10n, window, type TextDocument, type TextEditor } from 'vscode';
import { readShownLine } from '../../../domain/log/shownLine';

/** Entries around the cursor that are copied when nothing is selected. */
const AROUND = 5;

/** Puts the selected lines, or those around the cursor, on the clipboard with what they belong to: log, lines, zone. */
export async function copyWithContext(editor: TextEditor): Promise<void> {
  const { document, selection } = editor;
  const [first, last] = selection.isEmpty
    ? [walk(document, selection.active.line, -1, AROUND), walk(document, selection.active.line, 1, AROUND)]
    : [selection.start.line, selection.end.character === 0 ? selection.end.line - 1 : selection.end.line];
  const from = startOfEntry(document, first);
  const to = endOfEntry(document, last);
  const lines = Array.from({ length: to - from + 1 }, (_, index) => document.lineAt(from + index).text).filter(
    (line) => !line.startsWith('# '),
  );
  await env.clipboard.writeText(
    [...headingOf(document), l10n.t('Lines {0} to {1}', from + 1, to + 1), '```', ...lines, '```', ''].join('\n'),
  );
  window.setStatusBarMessage(l10n.t('{0} lines copied with their context', lines.length), 3000);
}

/** The heading of the log; for a file its name. */
function headingOf(document: TextDocument): readonly string[] {
  const heading: string[] = [];
  for (let line = 0; line < Math.min(10, document.lineCount); line += 1) {
    const shown = readShownLine(document.lineAt(line).text);
    if (shown?.kind !== 'heading') {
      break;
    }
    heading.push(shown.message);
  }
  return heading.length > 0 ? heading : [document.uri.path.split('/').at(-1) ?? ''];
}

function walk(document: TextDocument, from: number, step: 1 | -1, entries: number): number {
  let line = from;
  for (let left = entries; left > 0;) {
    const next = line + step;
    if (next < 0 || next >= document.lineCount || readShownLine(document.lineAt(next).text)?.kind === 'heading') {
      break;
    }
    line = next;
    if (readShownLine(document.lineAt(line).text)?.kind === 'entry') {
      left -= 1;
    }
  }
  return line;
}

function startOfEntry(document: TextDocument, line: number): number {
  let start = line;
  while (start > 0 && continues(document, start)) {
    start -= 1;
  }
  return start;
}

function endOfEntry(document: TextDocument, line: number): number {
  let end = line;
  while (end + 1 < document.lineCount && continues(document, end + 1) && document.lineAt(end + 1).text !== '') {
    end += 1;
  }
  return end;
}

function continues(document: TextDocument, line: number): boolean {
  return readShownLine(document.lineAt(line).text) === undefined;
}
