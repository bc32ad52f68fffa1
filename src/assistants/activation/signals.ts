import type { CancellationToken } from 'vscode';

/** Runs work with a signal that aborts when VS Code's token or the extension does. */
export async function whileWanted<T>(
  token: CancellationToken,
  life: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const listener = token.onCancellationRequested(() => {
    controller.abort();
  });
  if (token.isCancellationRequested) {
    controller.abort();
  }
  try {
    return await work(AbortSignal.any([controller.signal, life]));
  } finally {
    listener.dispose();
  }
}
