import { randomUUID } from 'node:crypto';
import { hostname, uptime, userInfo } from 'node:os';
import { join } from 'node:path';
import { env, l10n } from 'vscode';
import { becauseText } from '../../connections/becauseText';
import type { ConnectionManager } from '../../connections/manager';
import { UnknownConnection } from '../../connections/manager';
import type { ActivityLog } from '../../platform/activityLog';
import type { Clock } from '../../platform/clock';
import { setContextKey } from '../../platform/contextKeys';
import { NextStep } from '../../platform/nextStep';
import type { Platform, Ui } from '../../platform/platform';
import { withProgress } from '../../platform/progress';
import type * as OperationsModuleType from '../index';
import type { OpenRemedy } from '../choices';
import type { Machine } from '../connectionPlace';
import type { Batched, BatchResult, OperationEngine } from '../engine';
import type { FileJournal } from '../fileJournal';
import type { Question } from '../operation';
import type { Outcome } from '../outcome';
import type { Place } from '../place';
import type { ConsentRequest, OperationRecord } from '../ports';
import type { OperationRequest } from '../request';
import type { BoundTarget } from '../target';

type OperationsModule = typeof OperationsModuleType;

export interface OperationDeskOptions {
  readonly manager: ConnectionManager;
  readonly ui: Ui;
  readonly activity: Pick<ActivityLog, 'record' | 'restore'>;
  readonly clock: Clock;
  /** Folder for files of the extension, on this machine. */
  readonly storage: string;
  /** Aborts when the window closes. */
  readonly life: AbortSignal;
  readonly load: () => Promise<OperationsModule>;
}

/** Operations whose way back does not bring back what went out. */
const ONE_WAY: readonly string[] = ['start', 'resume', 'startModule'];

/** How a change is asked for. */
export interface Asked {
  /** What the request was bound to when it was shown. */
  readonly target: BoundTarget;
  /** Which way it was asked for: `tree`, `report` … */
  readonly via: string;
  /** Hears what nlserver printed. */
  readonly printed?: (text: string) => void;
}

/** The question about several. */
export type AskSeveral = (
  ready: readonly Batched<Place, unknown>[],
  left: readonly BatchResult<Place, unknown>[],
) => Question;

interface Opened {
  readonly engine: OperationEngine<Place>;
  readonly journal: FileJournal;
  readonly module: OperationsModule;
}

/** Where this window's changes go through: the engine with the dialogs, the progress and the record of this window. */
export class OperationDesk {
  private readonly machine: Machine = { hostName: hostname(), account: userInfo().username };
  private opening: Promise<Opened> | undefined;
  private last: { readonly recordId: string; readonly again: () => Promise<void> } | undefined;

  constructor(private readonly options: OperationDeskOptions) {}

  /** Binds to what a connection leads to now. Throws UnknownConnection for one that is gone. */
  async bind(connectionId: string, signal: AbortSignal = this.options.life): Promise<BoundTarget> {
    const { manager, load } = this.options;
    if (manager.descriptor(connectionId) === undefined) {
      throw new UnknownConnection(connectionId);
    }
    return (await load()).bindTarget(manager, connectionId, this.machine, signal);
  }

  /** Signs in, then binds: for what belongs to the instance itself. */
  async bindInstance(connectionId: string, signal: AbortSignal): Promise<BoundTarget> {
    await this.options.manager.instance(connectionId, signal);
    return this.bind(connectionId, signal);
  }

  /** Runs one operation, with its question. */
  async run(request: OperationRequest, asked: Asked): Promise<Outcome> {
    const { engine, module } = await this.open();
    const operation = module.operationOf(request, env.language);
    return withProgress(operation.title, (signal, progress) =>
      engine.run(operation, asked.target, { ...this.engineOptions(asked), signal, progress }),
    );
  }

  /** Runs several after one question. Stops at the first that is not done. */
  async runBatch(
    requests: readonly OperationRequest[],
    asked: Asked,
    ask: AskSeveral,
    { title, allOrNothing = false }: { readonly title: string; readonly allOrNothing?: boolean },
  ): Promise<readonly BatchResult<Place, unknown>[]> {
    const { engine, module } = await this.open();
    const operations = requests.map((request) => module.operationOf(request, env.language));
    return withProgress(title, (signal, progress) =>
      engine.runBatch(operations, asked.target, {
        ...this.engineOptions(asked),
        signal,
        progress,
        allOrNothing,
        ask: (ready, left) => ({
          ...ask(ready, left),
          target: asked.target,
        }),
      }),
    );
  }

  /** Lets the person complete a remedy; undefined when they gave up. Throws a next step when there is nothing to choose. */
  async complete(remedy: OpenRemedy, target: BoundTarget): Promise<OperationRequest | undefined> {
    const { module } = await this.open();
    const server = remedy.kind === 'purgeTemporary' ? remedy.server : undefined;
    const choice = await withProgress(l10n.t('Looking at what can be chosen'), async (signal) => {
      const { place } = await this.openTarget(module, target, { server }, signal);
      return module.choicesFor(remedy, place, env.language, signal);
    });
    if (choice === undefined || choice.options.length === 0) {
      throw new NextStep({ what: l10n.t('There is nothing to choose from: nothing is to be done.') });
    }
    const chosen = await this.options.ui.prompter.pick({
      title: choice.title,
      choices: choice.options.map(({ label, detail, request }) => ({
        label,
        ...(detail === undefined ? {} : { detail }),
        value: request,
      })),
    });
    return chosen === undefined || typeof chosen === 'symbol' ? undefined : chosen;
  }

  /** All that was recorded, oldest first. */
  async history(): Promise<readonly OperationRecord[]> {
    return (await this.open()).journal.entries();
  }

  /** Brings what was recorded before this window into its Activity. */
  async restoreActivity(): Promise<void> {
    this.options.activity.restore((await this.history()).flatMap(activityOf));
  }

  /**
   * The label of a button that takes a change of this window back: *Undo*, or what it really does where what went out is out.
   * Undefined when it cannot be. `again` brings up to date, once it is undone, what the change came from.
   */
  async undoLabel(recordId: string, again: () => Promise<void>): Promise<string | undefined> {
    const { module } = await this.open();
    const record = (await this.history()).find(({ id }) => id === recordId);
    const request = record === undefined ? undefined : await this.undoOf(record);
    if (record === undefined || request === undefined) {
      this.remember(undefined);
      return undefined;
    }
    this.remember({ recordId, again });
    return ONE_WAY.includes(record.operation) ? module.operationTitle(request, env.language) : l10n.t('Undo');
  }

  /** Takes a change back: the one named, else the last one of this window. */
  async undoRecorded(recordId: string | undefined): Promise<{ readonly outcome: Outcome; again(): Promise<void> }> {
    const last = recordId === undefined || recordId === this.last?.recordId ? this.last : undefined;
    const id = recordId ?? last?.recordId;
    const record = (await this.history()).find((entry) => entry.id === id);
    if (record === undefined) {
      throw new NextStep({
        what: l10n.t('There is nothing to undo'),
        next: l10n.t('The activity shows what was done.'),
      });
    }
    const outcome = await this.undo(record);
    if (outcome.kind !== 'declined' && last !== undefined) {
      this.remember(undefined);
    }
    return { outcome, again: last?.again ?? (() => Promise.resolve()) };
  }

  /** What would take a recorded change back; undefined when it cannot be, or was. */
  async undoOf(record: OperationRecord): Promise<OperationRequest | undefined> {
    const { module } = await this.open();
    return record.outcome === 'done' && record.undo !== undefined ? module.parseRequest(record.undo) : undefined;
  }

  /** Takes a recorded change back, after asking; the record then says so. */
  async undo(record: OperationRecord): Promise<Outcome> {
    const { journal } = await this.open();
    const request = await this.undoOf(record);
    if (request === undefined) {
      throw new NextStep({ what: l10n.t('This cannot be undone'), next: l10n.t('The activity shows what was done.') });
    }
    const outcome = await this.run(request, { target: record.target, via: 'undo' });
    if (outcome.kind === 'done' || outcome.kind === 'alreadySo') {
      await journal
        .record({ ...record, undo: undefined, text: `${record.text} ${l10n.t('(undone)')}` })
        .catch(() => undefined);
    }
    return outcome;
  }

  /** The title of a request, as on a button. */
  async title(request: OperationRequest): Promise<string> {
    return (await this.open()).module.operationTitle(request, env.language);
  }

  private remember(last: typeof this.last): void {
    this.last = last;
    setContextKey('canUndo', last !== undefined);
  }

  private engineOptions({ via, printed }: Asked) {
    return {
      via,
      ...(printed === undefined ? {} : { printed }),
      consent: (request: ConsentRequest) => this.consent(request),
    };
  }

  private consent({ question, now, effect, undo, action, typed, target }: ConsentRequest): Promise<boolean> {
    const descriptor = this.options.manager.descriptor(target.connectionId);
    return this.options.ui.confirm({
      question,
      instance: descriptor?.name ?? target.url,
      environment: descriptor?.environment ?? 'production',
      effect: [now, effect, undo].filter((text) => text !== '').join('\n\n'),
      action,
      typeToConfirm: typed,
    });
  }

  private open(): Promise<Opened> {
    return (this.opening ??= this.openOnce());
  }

  private async openOnce(): Promise<Opened> {
    const { load, storage, life } = this.options;
    const module = await load();
    const leases = new module.FileLeases(join(storage, 'leases'), () => uptime() * 1000);
    const journal = new module.FileJournal(join(storage, 'activity'), leases);
    const engine = new module.OperationEngine<Place>({
      clock: { ...module.machineClock, now: () => this.options.clock.now() },
      leases,
      journal: {
        record: async (entry) => {
          await journal.record(entry);
          for (const line of activityOf(entry)) {
            this.options.activity.record(line);
          }
        },
      },
      open: (target, subject, signal) => this.openTarget(module, target, subject, signal),
      because: becauseText,
      failureOf: module.writeFailureOf,
      newId: randomUUID,
      language: env.language,
      life,
    });
    return { engine, journal, module };
  }

  private openTarget(
    module: OperationsModule,
    target: BoundTarget,
    subject: { readonly server?: string | undefined },
    signal: AbortSignal,
  ) {
    const { manager, clock } = this.options;
    const outside = { machine: this.machine, now: () => clock.now(), because: becauseText };
    return module.openTarget(manager, target, subject, outside, signal);
  }
}

/** What the Activity shows of a record; nothing while its outcome is open. */
function activityOf(record: OperationRecord): Parameters<ActivityLog['record']>[0][] {
  const { at, who, where, what, before, after, outcome } = record;
  return outcome === 'sent' ? [] : [{ at, who, where, what, before, after, outcome }];
}

/** Opens the desk; the engine loads with the first change. */
export function openOperationDesk(platform: Platform, manager: ConnectionManager): OperationDesk {
  const { activity, clock, extension, signal, ui } = platform;
  return new OperationDesk({
    manager,
    ui,
    activity,
    clock,
    storage: extension.storage.fsPath,
    life: signal,
    load: () => import('../index'),
  });
}
