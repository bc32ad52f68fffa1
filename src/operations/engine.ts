import * as l10n from '@vscode/l10n';
import { Attempt, type AttemptOptions } from './attempt';
import { Stopped, within } from './limit';
import type { Operation } from './operation';
import type { Outcome } from './outcome';
import type { Consent, ConsentRequest, OperationPorts } from './ports';
import type { Preview } from './preview';
import type { BoundTarget } from './target';

/** How an operation is run. */
export interface RunOptions extends AttemptOptions {
  readonly consent: Consent;
}

/** How several are run: one question about all of them. */
export interface BatchOptions<Place, State> extends RunOptions {
  /** The question about those that can be changed; `left` cannot be, and say why. */
  ask(ready: readonly Batched<Place, State>[], left: readonly BatchResult<Place, State>[]): ConsentRequest;
  /** Nothing is done when one of them cannot be. */
  readonly allOrNothing: boolean;
  /** Hears of each when its turn comes, after the person agreed, and of what became of it. */
  readonly follow?: BatchFollower<Place, State> | undefined;
}

/** Hears how several go on, one after another. */
export interface BatchFollower<Place, State> {
  began(operation: Operation<Place, State>): void;
  ended(result: BatchResult<Place, State>): void;
}

/** One of several that can be changed, as it was read. */
export interface Batched<Place, State> {
  readonly operation: Operation<Place, State>;
  readonly question: ConsentRequest;
}

/** What became of one of several. */
export interface BatchResult<Place, State> {
  readonly operation: Operation<Place, State>;
  readonly outcome: Outcome;
}

/** Longer than anybody thinks about a question, ms: a dialog that never answers must end too. */
const CONSENT_LIMIT_MS = 24 * 60 * 60_000;

/**
 * The one way to change anything: look, ask, look again, send once, look whether it worked, record. Whatever goes wrong is
 * an outcome; nothing is ever sent twice.
 */
export class OperationEngine<Place> {
  constructor(private readonly ports: OperationPorts<Place>) {}

  /** Runs one operation on the target that it was bound to. Rejects only for a bug. */
  async run<State>(operation: Operation<Place, State>, target: BoundTarget, options: RunOptions): Promise<Outcome> {
    const attempt = new Attempt(operation, target, this.ports, options);
    try {
      const over = await attempt.prepare();
      if (over !== undefined) {
        return over;
      }
      return (await this.agreed(attempt.question(), options)) ? await attempt.perform() : { kind: 'declined' };
    } finally {
      await attempt.end();
    }
  }

  /** What would be asked now, without asking or holding anything; or why nothing would be. For proposals. */
  async preview<State>(
    operation: Operation<Place, State>,
    target: BoundTarget,
    signal: AbortSignal,
  ): Promise<Preview | Outcome> {
    const attempt = new Attempt(operation, target, this.ports, { via: 'preview', signal, progress: () => undefined });
    return (await attempt.look()) ?? attempt.preview();
  }

  /**
   * Runs several, one after another, after one question about all of them. Stops at the first that is not done, and says
   * what became of each, in their order.
   */
  async runBatch<State>(
    operations: readonly Operation<Place, State>[],
    target: BoundTarget,
    options: BatchOptions<Place, State>,
  ): Promise<readonly BatchResult<Place, State>[]> {
    const attempts = operations.map((operation) => new Attempt(operation, target, this.ports, options));
    const outcomes = new Map<Attempt<Place, State>, Outcome>();
    try {
      await Promise.all(
        attempts.map(async (attempt) => {
          const over = await attempt.prepare();
          if (over !== undefined) {
            outcomes.set(attempt, over);
          }
        }),
      );
      const ready = attempts.filter((attempt) => !outcomes.has(attempt));
      await this.performAll(attempts, ready, outcomes, options);
      return attempts.map((attempt) => ({
        operation: attempt.operation,
        outcome: outcomes.get(attempt) ?? leftAlone(),
      }));
    } finally {
      await Promise.all(attempts.map((attempt) => attempt.end()));
    }
  }

  private async performAll<State>(
    attempts: readonly Attempt<Place, State>[],
    ready: readonly Attempt<Place, State>[],
    outcomes: Map<Attempt<Place, State>, Outcome>,
    options: BatchOptions<Place, State>,
  ): Promise<void> {
    if (ready.length === 0 || (options.allOrNothing && ready.length < attempts.length)) {
      return;
    }
    const left = attempts.flatMap((attempt) => {
      const outcome = outcomes.get(attempt);
      return outcome === undefined ? [] : [{ operation: attempt.operation, outcome }];
    });
    const question = options.ask(
      ready.map((attempt) => ({ operation: attempt.operation, question: attempt.question() })),
      left,
    );
    if (!(await this.agreed(question, options))) {
      for (const attempt of ready) {
        outcomes.set(attempt, { kind: 'declined' });
      }
      return;
    }
    for (const [index, attempt] of ready.entries()) {
      options.progress(`${index + 1}/${ready.length} ${attempt.operation.title}`);
      options.follow?.began(attempt.operation);
      const outcome = await attempt.perform();
      outcomes.set(attempt, outcome);
      options.follow?.ended({ operation: attempt.operation, outcome });
      await attempt.end();
      if (outcome.kind !== 'done') {
        return;
      }
    }
  }

  /** Whether the person agreed; a cancelled question is a no. */
  private async agreed(request: ConsentRequest, { consent, signal }: RunOptions): Promise<boolean> {
    const { clock, life } = this.ports;
    try {
      const asked = AbortSignal.any([signal, life]);
      return await within(clock, CONSENT_LIMIT_MS, asked, (stop) => consent(request, stop));
    } catch (error) {
      if (signal.aborted || error instanceof Stopped) {
        return false;
      }
      throw error;
    }
  }
}

function leftAlone(): Outcome {
  return { kind: 'leftAlone', text: l10n.t('left alone, because one before it was not done') };
}
