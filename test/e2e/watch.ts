import type { ConsoleMessage, Page } from 'playwright-core';

/** Our own identifiers, as they stand in stack traces and log lines. */
const OURS = /delivery-doctor|deliveryDoctor/i;
const CSP = /Content Security Policy|violates the following/i;
/** Where the page of a webview, and the document inside it, come from. */
const WEBVIEW = /\/contrib\/webview\/browser\/pre\/|vscode-webview|fake\.html/;

/** Collects what the extension or its panels did wrong in the browser: violations of a content security policy and uncaught errors. */
export class BrowserWatch {
  readonly faults: string[] = [];
  /** All errors of the console, harmless ones of VS Code itself included: to print when a run fails. */
  readonly errors: string[] = [];

  constructor(page: Page) {
    page.on('console', (message) => {
      this.hear(message);
    });
    page.on('pageerror', (error) => {
      const text = error.stack ?? error.message;
      this.errors.push(text);
      if (OURS.test(text) || WEBVIEW.test(text)) {
        this.faults.push(`uncaught: ${text}`);
      }
    });
  }

  private hear(message: ConsoleMessage): void {
    if (message.type() !== 'error' && message.type() !== 'warning') {
      return;
    }
    const text = message.text();
    const from = message.location().url;
    if (message.type() === 'error') {
      this.errors.push(text);
    }
    if (CSP.test(text)) {
      this.faults.push(`content security policy: ${text} (${from})`);
    } else if (message.type() === 'error' && (OURS.test(text) || WEBVIEW.test(from))) {
      this.faults.push(`console: ${text} (${from})`);
    }
  }
}
