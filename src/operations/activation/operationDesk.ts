import { hostname, userInfo } from 'node:os';
import { env, l10n } from 'vscode';
import type { ConnectionManager } from '../../connections/manager';
import { UnknownConnection } from '../../connections/manager';
import { setContextKey } from '../../platform/contextKeys';
import { NextStep } from '../../platform/nextStep';
import type { Platform } from '../../platform/platform';
import { withProgress } from '../../platform/progress';
import type { Preview, ProposedOn } from '../attempt';
import type { OpenRemedy } from '../choices';
import type { Machine } from '../connectionPlace';
import type { Batched, BatchResult } from '../engine';
import type { Question } from '../operation';
import type { Outcome } from '../outcome';
import type { Place } from '../place';
import type { ConsentRequest, OperationRecord } from '../ports';
import type { OperationRequest } from '../request';
import type { BoundTarget } from '../target';
import { activityOf, loadEngine, openTargetHere, type EngineOptions, type LoadedEngine } from './loadEngine';

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
  /** Where somebody proposed it. */
  readonly proposal?: ProposedOn;
}

/** The question about several. */
export type AskSeveral = (
  ready: readonly Batched<Place, unknown>[],
  left: readonly BatchResult<Place, unknown>[],
) => Question;

/** Where this window's changes go through: the engine with the dialogs, the progress and the record of this window. */
export class OperationDesk {
  private readonly machine: Machine = { hostName: hostname(), account: userInfo().username };
  private loading: Promise<LoadedEngine> | undefined;
  private last: { readonly recordId: string; readonly again: () => Promise<void> } | undefined;

  constructor(private readonly options: EngineOptions) {}

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
    const { engine, module } = await this.loaded();
    const operation = module.operationOf(request, env.language);
    return withProgress(operation.title, (signal, progress) =>
      engine.run(operation, asked.target, { ...this.engineOptions(asked), signal, progress }),
    );
  }

  /** What would be asked now, without asking; or why nothing would be. */
  async preview(request: OperationRequest, target: BoundTarget, signal: AbortSignal): Promise<Preview | Outcome> {
    const { engine, module } = await this.loaded();
    return engine.preview(module.operationOf(request, env.language), target, signal);
  }

  /** Runs several after one question. Stops at the first that is not done. */
  async runBatch(
    requests: readonly OperationRequest[],
    asked: Asked,
    ask: AskSeveral,
    { title, allOrNothing = false }: { readonly title: string; readonly allOrNothing?: boolean },
  ): Promise<readonly BatchResult<Place, unknown>[]> {
    const { engine, module } = await this.loaded();
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
    const { module } = await this.loaded();
    const server = remedy.kind === 'purgeTemporary' ? remedy.server : undefined;
    const choice = await withProgress(l10n.t('Looking at what can be chosen'), async (signal) => {
      const { place } = await openTargetHere(this.options, module, this.machine, target, { server }, signal);
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
    return (await this.loaded()).journal.entries();
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
    const { module } = await this.loaded();
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
    const { module } = await this.loaded();
    return record.outcome === 'done' && record.undo !== undefined ? module.parseRequest(record.undo) : undefined;
  }

  /** Takes a recorded change back, after asking; the record then says so. */
  async undo(record: OperationRecord): Promise<Outcome> {
    const { journal } = await this.loaded();
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
    return (await this.loaded()).module.operationTitle(request, env.language);
  }

  private remember(last: typeof this.last): void {
    this.last = last;
    setContextKey('canUndo', last !== undefined);
  }

  private engineOptions({ via, printed, proposal }: Asked) {
    return {
      via,
      proposal,
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

  /** What is loaded with the first change. */
  loaded(): Promise<LoadedEngine> {
    return (this.loading ??= loadEngine(this.options, this.machine));
  }
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
