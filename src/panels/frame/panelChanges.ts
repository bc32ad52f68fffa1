import { l10n } from 'vscode';
import type { AskSeveral, OperationRunner } from '../../operations/activation/operationDesk';
import type { BatchResult } from '../../operations/engine';
import type { Outcome } from '../../operations/outcome';
import type { Place } from '../../operations/place';
import type { OperationRequest } from '../../operations/request';
import type { BoundTarget } from '../../operations/target';
import { PanelProblem } from './panelProblem';

/** What a panel has changed: bound to the instance that it shows, as it was looked at last. */
export class PanelChanges {
  private target: BoundTarget | undefined;

  constructor(
    private readonly operations: OperationRunner,
    private readonly lookNow: () => void,
  ) {}

  /** What is shown from now on belongs to what the connection leads to now. */
  async looksAt(connectionId: string, signal: AbortSignal): Promise<void> {
    this.target = await this.operations.bind(connectionId, signal);
  }

  /** Answers what came of it in a sentence; undefined when that was declined. Throws a PanelProblem for what may not be. */
  async run(request: OperationRequest): Promise<string | undefined> {
    const outcome = await this.operations.run(request, { target: this.mustBeSeen(), via: 'panel' });
    await this.follow(outcome);
    if (outcome.kind === 'refused') {
      throw new PanelProblem({ what: outcome.text, next: outcome.nextStep });
    }
    return outcomeText(outcome);
  }

  /** Several, after one question. */
  async runBatch(
    requests: readonly OperationRequest[],
    title: string,
    ask: AskSeveral,
  ): Promise<readonly BatchResult<Place, unknown>[]> {
    return this.operations.runBatch(requests, { target: this.mustBeSeen(), via: 'panel' }, ask, { title });
  }

  /** A change that is done may be taken back; one that is open is looked at again when it is settled. */
  private async follow(outcome: Outcome): Promise<void> {
    if (outcome.kind === 'done') {
      const again = (): Promise<void> => {
        this.lookNow();
        return Promise.resolve();
      };
      await this.operations.history.undoLabel(outcome.recordId, again);
    } else if ('later' in outcome) {
      void outcome.later?.then(this.lookNow);
    }
  }

  private mustBeSeen(): BoundTarget {
    if (this.target === undefined) {
      throw new PanelProblem({ what: l10n.t('Nothing is shown yet that could be changed.') });
    }
    return this.target;
  }
}

/** An outcome in a sentence; undefined when it was declined. */
export function outcomeText(outcome: Outcome): string | undefined {
  if (outcome.kind === 'declined') {
    return undefined;
  }
  return 'nextStep' in outcome ? `${outcome.text} ${outcome.nextStep}` : outcome.text;
}
