import * as vscode from 'vscode';
import { formatActivity, type ActivityRecord } from './activityRecord';
import { Disposable } from './disposable';
import type { Log } from './log';

/** The visible record of every change made from here: who, when, what, before and after. */
export class ActivityLog extends Disposable {
  private channel: vscode.OutputChannel | undefined;

  constructor(private readonly log: Log) {
    super();
  }

  record(entry: ActivityRecord): void {
    const line = formatActivity(entry);
    this.output.appendLine(line);
    this.log.info(`activity: ${line}`);
  }

  show(): void {
    this.output.show(true);
  }

  private get output(): vscode.OutputChannel {
    this.channel ??= this._register(vscode.window.createOutputChannel('Delivery Doctor Activity'));
    return this.channel;
  }
}
