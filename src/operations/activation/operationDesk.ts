import { hostname, userInfo } from 'node:os';
import { env, l10n } from 'vscode';
import type { ConnectionManager } from '../../connections/manager';
import { UnknownConnection } from '../../connections/manager';
import { Emitter } from '../../platform/emitter';
import { NextStep } from '../../platform/nextStep';
import type { Platform } from '../../platform/platform';
import { withProgress } from '../../platform/progress';
import type { Preview, ProposedOn } from '../preview';
import type { OpenRemedy } from '../choices';
import type { Machine } from '../connectionPlace';
import type { Batched, BatchFollower, BatchResult } from '../engine';
import type { Question } from '../operation';
import { wasSent, type Outcome } from '../outcome';
import type { Place } from '../place';
import type { ConsentRequest } from '../ports';
import type { OperationRequest } from '../request';
import type { BoundTarget } from '../target';
import { ChangeHistory } from './changeHistory';
import { loadEngine, openTargetHere, type EngineOptions, type LoadedEngine } from './loadEngine';

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
  /** The id of the record that it takes back. */
  readonly undoes?: string;
}

/** The question about several, of which as many as can be done are named; what is typed follows from how many. */
export type AskSeveral = (
  ready: readonly Batched<Place, unknown>[],
  left: readonly BatchResult<Place, unknown>[],
) => Omit<Question, 'typed'>;

/** How several are run. */
export interface BatchWay {
  /** Of the progress. */
  readonly title: string;
  /** Nothing is done when one of them cannot be. */
  readonly allOrNothing?: boolean;
  readonly follow?: BatchFollower<Place, unknown>;
}

/** The desk as panels need it. */
export interface OperationRunner extends Pick<OperationDesk, 'bind' | 'run' | 'runBatch'> {
  readonly history: Pick<ChangeHistory, 'undoLabel'>;
}

/** Where this window's changes go through: the engine with the dialogs, the progress and the record of this window. */
export class OperationDesk {
  private readonly machine: Machine = { hostName: hostname(), account: userInfo().username };
  /** What was done, and how it is taken back. */
  readonly history: ChangeHistory;
  private loading: Promise<LoadedEngine> | undefined;
  private readonly changes = new Emitter<string>();
  /** Fires with the id of a connection when something was changed there, or may have been. */
  readonly onDidChange = this.changes.event;

  constructor(private readonly options: EngineOptions) {
    this.history = new ChangeHistory(this, options);
  }

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
    const outcome = await withProgress(operation.title, (signal, progress) =>
      engine.run(operation, asked.target, { ...this.engineOptions(asked), signal, progress }),
    );
    this.tell(asked.target, outcome);
    return outcome;
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
    { title, allOrNothing = false, follow }: BatchWay,
  ): Promise<readonly BatchResult<Place, unknown>[]> {
    const { engine, module } = await this.loaded();
    const operations = requests.map((request) => module.operationOf(request, env.language));
    const results = await withProgress(title, (signal, progress) =>
      engine.runBatch(operations, asked.target, {
        ...this.engineOptions(asked),
        signal,
        progress,
        allOrNothing,
        follow,
        ask: (ready, left) => ({
          ...ask(ready, left),
          typed: ready.length === 1 ? ready[0]?.question.typed : undefined,
          target: asked.target,
        }),
      }),
    );
    this.tell(asked.target, ...results.map(({ outcome }) => outcome));
    return results;
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
      throw new NextStep({ what: l10n.t('There is nothing to choose from: nothing has to be done.') });
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

  /** The title of a request, as on a button. */
  async title(request: OperationRequest): Promise<string> {
    return (await this.loaded()).module.operationTitle(request, env.language);
  }

  private tell({ connectionId }: Pick<BoundTarget, 'connectionId'>, ...outcomes: readonly Outcome[]): void {
    if (outcomes.some(wasSent)) {
      this.changes.fire(connectionId);
    }
    for (const outcome of outcomes) {
      if ('later' in outcome) {
        void outcome.later?.then((later) => {
          this.tell({ connectionId }, later);
        });
      }
    }
  }

  private engineOptions({ via, printed, proposal, undoes }: Asked) {
    return {
      via,
      proposal,
      undoes,
      ...(printed === undefined ? {} : { printed }),
      consent: (request: ConsentRequest) => this.consent(request),
    };
  }

  private consent({ question, now, effect, undo, action, typed, target }: ConsentRequest): Promise<boolean> {
    const descriptor = this.options.manager.descriptor(target.connectionId);
    const instance = descriptor?.name ?? target.url;
    return this.options.ui.confirm({
      question,
      instance,
      environment: descriptor?.environment ?? 'production',
      effect: [now, effect, undo].filter((text) => text !== '').join('\n\n'),
      action,
      typeToConfirm: typed ?? instance,
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
