import type { TextDocument } from 'vscode';

/** Lines of the heading, at most. */
const HEADING = 10;

/** Which line of a document is the log's first: the one below its heading. */
export function firstLine(document: TextDocument): number {
  for (let line = 0; line < Math.min(HEADING, document.lineCount); line += 1) {
    if (document.lineAt(line).text === '') {
      return Math.min(line + 1, document.lineCount - 1);
    }
  }
  return 0;
}
