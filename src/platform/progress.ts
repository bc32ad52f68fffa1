import * as vscode from 'vscode';

export type Report = (message: string) => void;

/**
 * Shows that something is going on and lets the user stop it.
 * `work` gets a signal that aborts at Cancel, and a way to say which step it is at.
 */
export async function withProgress<T>(
  title: string,
  work: (signal: AbortSignal, report: Report) => Promise<T>,
): Promise<T> {
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title, cancellable: true },
    async (progress, token) => {
      const controller = new AbortController();
      const listening = token.onCancellationRequested(() => {
        controller.abort();
      });
      try {
        return await work(controller.signal, (message) => {
          progress.report({ message });
        });
      } finally {
        listening.dispose();
      }
    },
  );
}
