import { env, l10n } from 'vscode';
import { setContextKey } from '../../platform/contextKeys';
import { NextStep } from '../../platform/nextStep';
import type { Outcome } from '../outcome';
import type { OperationRecord } from '../ports';
import type { OperationRequest } from '../request';
import type { BoundTarget } from '../target';
import type { Undoing } from '../undo';
import { activityOf, type EngineOptions, type LoadedEngine } from './loadEngine';

/** Operations whose way back does not bring back what went out. */
const ONE_WAY: readonly string[] = ['start', 'resume', 'startModule'];

/** A recorded attempt, and whether it can be taken back. */
export interface Change {
  readonly record: OperationRecord;
  readonly undoing: Undoing;
}

/** What runs operations; see `OperationDesk`. */
interface HistoryDesk {
  loaded(): Promise<LoadedEngine>;
  run(
    request: OperationRequest,
    asked: { readonly target: BoundTarget; readonly via: string; readonly undoes: string },
  ): Promise<Outcome>;
}

/** What was changed from this machine, in whichever window, and how it is taken back. */
export class ChangeHistory {
  private last: { readonly recordId: string; readonly again: () => Promise<void> } | undefined;

  constructor(
    private readonly desk: HistoryDesk,
    private readonly options: Pick<EngineOptions, 'manager' | 'activity'>,
  ) {}

  /** All that was recorded, oldest first. */
  async records(): Promise<readonly OperationRecord[]> {
    return (await this.desk.loaded()).journal.entries();
  }

  /** Brings what was recorded before this window into its Activity. */
  async restoreActivity(): Promise<void> {
    this.options.activity.restore((await this.records()).flatMap(activityOf));
  }

  /** What was recorded, newest first; only of one connection where one is named. */
  async changes(connectionId?: string): Promise<readonly Change[]> {
    const { module } = await this.desk.loaded();
    const records = await this.records();
    return records
      .filter(({ target }) => connectionId === undefined || target.connectionId === connectionId)
      .map((record) => ({ record, undoing: this.undoingOf(record, records, module) }))
      .reverse();
  }

  /**
   * The label of a button that takes a change of this window back: *Undo*, or what it really does where what went out is
   * out. Undefined when it cannot be. `again` brings up to date, once it is undone, what the change came from.
   */
  async undoLabel(recordId: string, again: () => Promise<void>): Promise<string | undefined> {
    const { module } = await this.desk.loaded();
    const change = await this.find(recordId);
    if (change?.undoing.kind !== 'possible') {
      this.remember(undefined);
      return undefined;
    }
    this.remember({ recordId, again });
    const { record, undoing } = change;
    return ONE_WAY.includes(record.operation) ? module.operationTitle(undoing.request, env.language) : l10n.t('Undo');
  }

  /**
   * Takes a change back, after asking: the one named, else the last one of this window. Its record then says so. Throws a
   * next step for one that cannot be.
   */
  async undo(recordId: string | undefined): Promise<{ readonly outcome: Outcome; again(): Promise<void> }> {
    const last = recordId === undefined || recordId === this.last?.recordId ? this.last : undefined;
    const change = await this.find(recordId ?? last?.recordId);
    const next = l10n.t('The activity shows what was done.');
    if (change === undefined) {
      throw new NextStep({ what: l10n.t('There is nothing to undo'), next });
    }
    const { record, undoing } = change;
    if (undoing.kind === 'impossible') {
      throw new NextStep({ what: l10n.t('This cannot be undone'), why: undoing.because, next });
    }
    const outcome = await this.run(record, undoing.request);
    if (outcome.kind !== 'declined' && last !== undefined) {
      this.remember(undefined);
    }
    return { outcome, again: last?.again ?? (() => Promise.resolve()) };
  }

  private async run(record: OperationRecord, request: OperationRequest): Promise<Outcome> {
    const { journal } = await this.desk.loaded();
    const outcome = await this.desk.run(request, { target: record.target, via: 'undo', undoes: record.id });
    if (outcome.kind === 'done' || outcome.kind === 'alreadySo') {
      await journal.record({ ...record, undone: true }).catch(() => undefined);
    }
    return outcome;
  }

  private async find(recordId: string | undefined): Promise<Change | undefined> {
    return (await this.changes()).find(({ record }) => record.id === recordId);
  }

  /** What the record allows, and whether the connection still leads there. */
  private undoingOf(
    record: OperationRecord,
    records: readonly OperationRecord[],
    module: LoadedEngine['module'],
  ): Undoing {
    const undoing = module.undoingOf(record, records);
    const moved =
      undoing.kind === 'possible'
        ? module.movedText(record.target, this.options.manager.descriptor(record.target.connectionId))
        : undefined;
    return moved === undefined ? undoing : { kind: 'impossible', because: moved };
  }

  private remember(last: typeof this.last): void {
    this.last = last;
    setContextKey('canUndo', last !== undefined);
  }
}
