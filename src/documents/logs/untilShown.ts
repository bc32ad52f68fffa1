import { workspace, type TextDocument } from 'vscode';

const MOST_MS = 5000;

/** Waits until a document shows another number of lines than before. */
export async function untilShown(document: TextDocument, lineCount: number): Promise<void> {
  if (document.lineCount !== lineCount) return;
  await new Promise<void>((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      listening.dispose();
      resolve();
    };
    const timer = setTimeout(done, MOST_MS);
    const listening = workspace.onDidChangeTextDocument((event) => {
      if (event.document === document && document.lineCount !== lineCount) done();
    });
  });
}
