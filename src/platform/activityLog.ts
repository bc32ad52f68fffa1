import * as vscode from 'vscode';
import { formatActivity, type ActivityRecord } from './activityRecord';
import { Disposable } from './disposable';
import { Emitter } from './emitter';
import type { Log } from './log';

/** So many records are kept for the Activity document: more than anybody makes in a day. The output view has all. */
const KEPT = 10_000;

/** The visible record of every change made from here: who, when, what, before and after. */
export class ActivityLog extends Disposable {
  private channel: vscode.OutputChannel | undefined;
  private readonly kept: ActivityRecord[] = [];
  private restored = false;
  private readonly recorded = this._register(new Emitter<ActivityRecord>());
  readonly onDidRecord = this.recorded.event;

  constructor(private readonly log: Log) {
    super();
  }

  /** What was recorded, oldest first: since the window was opened, and before it once that was restored. */
  get records(): readonly ActivityRecord[] {
    return this.kept;
  }

  record(entry: ActivityRecord): void {
    const line = formatActivity(entry);
    this.output.appendLine(line);
    this.log.info(`activity: ${line}`);
    if (this.kept.length < KEPT) {
      this.kept.push(entry);
    }
    this.recorded.fire(entry);
  }

  /** Puts what was recorded before this window in front of its own, once. */
  restore(earlier: readonly ActivityRecord[]): void {
    if (!this.restored) {
      this.restored = true;
      const own = new Set(this.kept.map(formatActivity));
      const room = Math.max(0, KEPT - this.kept.length);
      const before = earlier.filter((entry) => !own.has(formatActivity(entry)));
      this.kept.unshift(...before.slice(Math.max(0, before.length - room)));
    }
  }

  show(): void {
    this.output.show(true);
  }

  private get output(): vscode.OutputChannel {
    this.channel ??= this._register(vscode.window.createOutputChannel('Delivery Doctor Activity'));
    return this.channel;
  }
}
