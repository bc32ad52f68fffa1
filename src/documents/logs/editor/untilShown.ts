import { workspace, type TextDocument } from 'vscode';

const MOST_MS = 5000;

/** Waits until a document shows what it should, but not for ever: what it should show may have changed again. */
export async function untilShown(document: TextDocument, shows: () => boolean): Promise<void> {
  if (shows()) {
    return;
  }
  await new Promise<void>((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      listening.dispose();
      resolve();
    };
    const timer = setTimeout(done, MOST_MS);
    const listening = workspace.onDidChangeTextDocument((event) => {
      if (event.document === document && shows()) {
        done();
      }
    });
  });
}
