import * as vscode from 'vscode';
import { isAsking } from './asking';

export type Report = (message: string) => void;

/** Work of our own, without the time in which a dialog waits, after which it is worth a notification, ms. */
const NOTIFY_AFTER_MS = 3000;
const STEP_MS = 200;

/**
 * Shows that something is going on: in the status bar at once, and in a notification with Cancel once it takes more than
 * three seconds. While a dialog waits for an answer there is no notification.
 * `work` gets a signal that aborts at Cancel, and a way to say which step it is at.
 */
export async function withProgress<T>(
  title: string,
  work: (signal: AbortSignal, report: Report) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const notification = new LateNotification(title, controller);
  return vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title }, async (progress) => {
    try {
      return await work(controller.signal, (message) => {
        progress.report({ message });
        notification.report(message);
      });
    } finally {
      notification.dispose();
    }
  });
}

/** A notification with Cancel that comes late, goes while a dialog is open, and comes back after it. */
class LateNotification {
  private readonly timer = setInterval(() => {
    this.look();
  }, STEP_MS);
  private workedMs = 0;
  private message: string | undefined;
  private shown: { readonly close: () => void; readonly report: Report } | undefined;

  constructor(
    private readonly title: string,
    private readonly controller: AbortController,
  ) {}

  report(message: string): void {
    this.message = message;
    this.shown?.report(message);
  }

  dispose(): void {
    clearInterval(this.timer);
    this.hide();
  }

  private look(): void {
    if (isAsking() || this.controller.signal.aborted) {
      this.hide();
      return;
    }
    this.workedMs += STEP_MS;
    if (this.workedMs >= NOTIFY_AFTER_MS && this.shown === undefined) {
      this.show();
    }
  }

  private hide(): void {
    this.shown?.close();
    this.shown = undefined;
  }

  private show(): void {
    const { title, controller, message } = this;
    void vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title, cancellable: true },
      (progress, token) =>
        new Promise<void>((close) => {
          token.onCancellationRequested(() => {
            controller.abort();
          });
          const report = (text: string): void => {
            progress.report({ message: text });
          };
          this.shown = { close, report };
          if (message !== undefined) {
            report(message);
          }
        }),
    );
  }
}
