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
  private readonly recorded = this._register(new Emitter<ActivityRecord>());
  readonly onDidRecord = this.recorded.event;

  constructor(private readonly log: Log) {
    super();
  }

  /** What was recorded since the window was opened, oldest first. */
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

  show(): void {
    this.output.show(true);
  }

  private get output(): vscode.OutputChannel {
    this.channel ??= this._register(vscode.window.createOutputChannel('Delivery Doctor Activity'));
    return this.channel;
  }
}
