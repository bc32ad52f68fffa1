import '../vscodeStandIn';
import * as vscode from 'vscode';
import { OperationDesk } from '../../../src/operations/activation/operationDesk';
import * as operations from '../../../src/operations';
import type { ConnectionSource } from '../../../src/operations/connectionPlace';
import type { ActivityRecord } from '../../../src/platform/activityRecord';
import type { Confirmation } from '../../../src/platform/confirm';

Object.assign(vscode.commands, { executeCommand: async () => undefined });
Object.assign(vscode.window, {
  withProgress: (_options: unknown, work: (progress: { report(): void }) => unknown) =>
    work({ report: () => undefined }),
});

/** One window of VS Code as operations see it: the real engine with its files in `storage`, and somebody who answers. */
export class OperationWindow {
  readonly asked: Confirmation[] = [];
  readonly activity: ActivityRecord[] = [];
  private readonly life = new AbortController();
  readonly desk: OperationDesk;
  /** How the question is answered. */
  answer: (question: Confirmation) => boolean | Promise<boolean> = () => true;

  constructor(storage: string, manager: ConnectionSource, clock: { now(): number } = { now: () => Date.now() }) {
    this.desk = new OperationDesk({
      manager,
      storage,
      clock,
      life: this.life.signal,
      load: () => Promise.resolve(operations),
      activity: {
        record: (entry) => {
          this.activity.push(entry);
        },
        restore: (earlier) => {
          this.activity.unshift(...earlier);
        },
      },
      ui: {
        prompter: {
          pick: async () => undefined,
          input: async () => undefined,
          suggest: async () => undefined,
        },
        confirm: async (question) => {
          this.asked.push(question);
          return this.answer(question);
        },
      },
    });
  }

  /** The window closes: whatever goes on in the background stops. */
  close(): void {
    this.life.abort();
  }
}
