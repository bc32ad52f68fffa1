import { commands, l10n, window } from 'vscode';
import { NextStep } from '../../platform/nextStep';
import type { ConnectionManager } from '../../connections/manager';
import { UnknownConnection } from '../../connections/manager';
import type { Remedy } from '../../domain/finding';
import type { Clock } from '../../platform/clock';
import type { ActivityRecord } from '../../platform/activityRecord';
import { setContextKey } from '../../platform/contextKeys';
import type { Ui } from '../../platform/platform';
import { withProgress } from '../../platform/progress';
import type { Viewers } from './viewers';
import type { RemedyActivity, RemedyOutcome, TroubleshootingModule } from '../contract';

export interface RemedyRunnerOptions {
  readonly manager: ConnectionManager;
  readonly load: () => Promise<TroubleshootingModule>;
  readonly viewers: Pick<Viewers, 'openAuditLog' | 'openServerLog' | 'expectChange'>;
  readonly ui: Ui;
  readonly activity: { record(entry: ActivityRecord): void };
  readonly clock: Clock;
}

/** Applies remedies with the dialogs, the progress and the record of this window. */
export class RemedyRunner {
  /** What would set things as they were before the last remedy. */
  private lastUndo:
    { readonly remedy: Remedy; readonly connectionId: string; readonly again: () => Promise<void> } | undefined;

  constructor(private readonly options: RemedyRunnerOptions) {}

  /** Answers what became of it, and throws a next step when it failed. */
  async run(remedy: Remedy, connectionId: string): Promise<Exclude<RemedyOutcome, { kind: 'failed' }>> {
    const { manager, load, ui, clock, viewers } = this.options;
    const troubleshooting = await load();
    if (manager.descriptor(connectionId) === undefined) {
      throw new UnknownConnection(connectionId);
    }
    const outcome = await withProgress(troubleshooting.remedyTitle(remedy), (signal, report) =>
      troubleshooting.applyRemedy(remedy, connectionId, {
        access: manager,
        now: () => clock.now(),
        signal,
        progress: report,
        openAuditLog: (ref) => viewers.openAuditLog(ref, signal),
        openServerLog: viewers.openServerLog,
        confirm: (asked) =>
          ui.confirm({
            question: asked.question,
            instance: asked.connectionName,
            environment: asked.environment,
            effect: asked.detail,
            action: asked.action,
            ...(asked.typeToConfirm === undefined ? {} : { typeToConfirm: asked.typeToConfirm }),
          }),
        choose: async ({ title, options }) => {
          const chosen = await ui.prompter.pick({ title, choices: [...options] });
          return typeof chosen === 'string' ? chosen : undefined;
        },
        activity: (entry) => {
          this.record(entry);
        },
      }),
    );
    if (outcome.kind === 'failed') {
      throw new NextStep({ what: outcome.text, next: outcome.nextStep, severity: 'error' });
    }
    if (outcome.kind === 'done') {
      this.options.viewers.expectChange(connectionId);
    }
    return outcome;
  }

  /**
   * Says what was done, and offers to undo it where the old value is known. Not awaited: it may stay for long. `again`
   * brings up to date, once it is undone, what the remedy came from.
   */
  announce(
    outcome: Exclude<RemedyOutcome, { kind: 'failed' | 'declined' }>,
    connectionId: string,
    again: () => Promise<void>,
  ): void {
    const undo = outcome.kind === 'done' ? outcome.undo : undefined;
    if (outcome.kind === 'done') {
      this.remember(undo === undefined ? undefined : { remedy: undo, connectionId, again });
    }
    const label = l10n.t('Undo');
    void Promise.resolve(window.showInformationMessage(outcome.text, ...(undo === undefined ? [] : [label]))).then(
      (chosen) => (chosen === label ? commands.executeCommand('deliveryDoctor.undoRemedy') : undefined),
    );
  }

  /** Sets things as they were before the last remedy, after asking again. */
  async undo(): Promise<void> {
    const { lastUndo } = this;
    if (lastUndo === undefined) {
      throw new NextStep({
        what: l10n.t('There is nothing to undo'),
        next: l10n.t('The activity shows what was done.'),
      });
    }
    const outcome = await this.run(lastUndo.remedy, lastUndo.connectionId);
    if (outcome.kind === 'declined') {
      return;
    }
    if (this.lastUndo === lastUndo) {
      this.remember(undefined);
    }
    this.announce(outcome, lastUndo.connectionId, lastUndo.again);
    await lastUndo.again();
  }

  private remember(undo: RemedyRunner['lastUndo']): void {
    this.lastUndo = undo;
    setContextKey('canUndo', undo !== undefined);
  }

  private record({ at, connectionId, text, ok }: RemedyActivity): void {
    const { manager, activity } = this.options;
    const state = manager.state(connectionId);
    const who = state.kind === 'connected' || state.kind === 'degraded' ? state.info.operator : '?';
    activity.record({
      at,
      who,
      where: manager.descriptor(connectionId)?.name ?? connectionId,
      what: text,
      outcome: ok ? 'done' : 'failed',
    });
  }
}

/** What a remedy belongs to is gone: the window was reloaded, or it was asked again since. */
export function goneAnswer(): NextStep {
  return new NextStep({ what: l10n.t('This remedy belongs to an answer that is gone'), next: l10n.t('Ask again.') });
}
