import type { OperationDesk } from '../../operations/activation/operationDesk';
import type { Outcome } from '../../operations/outcome';
import type { Clock } from '../../platform/clock';
import type { Settled } from '../../shared/protocol/report';
import { HEALTH, PENDING, type ReportRef } from '../../shared/reportRef';
import type { Diagnoses } from './diagnoses';
import type { HealthChecks } from './healthChecks';
import type { PendingReports } from './pendingReports';
import type { RemedyRunner } from './remedyRunner';
import type { ReportDesk } from './reportDesk';

export interface RemediesOptions {
  readonly diagnoses: Diagnoses;
  readonly health: HealthChecks;
  readonly pending: PendingReports;
  readonly desk: ReportDesk;
  readonly runner: RemedyRunner;
  readonly operations: OperationDesk;
  readonly clock: Clock;
}

/** A report that remedies were applied from. */
interface Place {
  readonly ref: ReportRef;
  /** It says itself what was done. */
  readonly inPanel: boolean;
}

/** Applies remedies of reports, and brings the reports up to date with what came of them. */
export class Remedies {
  constructor(private readonly options: RemediesOptions) {}

  /** Applies what a button, link or quick fix names; what it gets is checked. */
  async apply(request: unknown): Promise<void> {
    const { health, pending } = this.options;
    const connectionId = textIn(request, 'connectionId');
    if (connectionId !== undefined && textIn(request, 'about') === PENDING) {
      const holder = pending.deliveryOf(connectionId, namesIn(request));
      await this.applyToDelivery(
        { ...holder, remedies: namesIn(request), inPanel: isInPanel(request) },
        { connectionId, about: PENDING },
      );
      return;
    }
    await (health.owns(request) ? this.applyToInstance(request) : this.applyToDelivery(request));
  }

  /** Takes a change back: the one that a request names by its record, else the last one of this window. */
  async undo(request: unknown): Promise<void> {
    const { operations, runner } = this.options;
    const undone = await operations.history.undo(textIn(request, 'recordId'));
    const again = (): Promise<void> => undone.again();
    if (undone.outcome.kind !== 'declined') {
      await runner.announce(undone.outcome, again);
      await again();
    }
  }

  private async applyToInstance(request: unknown): Promise<void> {
    const { health, runner } = this.options;
    const { connectionId, remedies, target } = health.named(request);
    const outcomes = await runner.run(remedies, { target, via: 'healthCheck' });
    await this.tell(outcomes, { ref: { connectionId, about: HEALTH }, inPanel: isInPanel(request) });
  }

  /** `shownIn`: the report that it was pressed in, unless that is the delivery's own. */
  private async applyToDelivery(request: unknown, shownIn?: ReportRef): Promise<void> {
    const { diagnoses, desk, runner } = this.options;
    const { ref, remedies, target } = diagnoses.named(request);
    const [only] = remedies;
    if (only?.kind === 'explainTwin') {
      // What mends it is bound to the instance where it lies, and offered by the report over there.
      await desk.explain(only);
      return;
    }
    const outcomes = await runner.run(remedies, { target, via: 'report' });
    const [first] = outcomes;
    if (first?.kind === 'done' && remedies.some(({ kind }) => kind === 'deleteFailed')) {
      // A deleted delivery cannot be asked about any more: its report says so, and nothing of it stays in Problems.
      await runner.announce(first, () => Promise.resolve());
      desk.withdraw(ref, first.text);
      return;
    }
    await this.tell(outcomes, { ref: shownIn ?? ref, inPanel: isInPanel(request) });
  }

  /** Says what became of it: in the report itself where that is a panel, else in a notification. */
  private async tell(outcomes: readonly Outcome[], { ref, inPanel }: Place): Promise<void> {
    if (outcomes.length === 0) {
      return;
    }
    const { desk, runner } = this.options;
    // What was sent has begun an examination already: this waits for it.
    const again = (): Promise<void> => desk.quietly(desk.examine(ref, desk.life));
    if (inPanel) {
      const done = outcomes.filter((outcome) => outcome.kind === 'done');
      desk.settle(ref, await Promise.all(done.map((outcome) => this.settledOf(outcome, again))));
    }
    try {
      for (const outcome of outcomes.filter(({ kind }) => !inPanel || kind !== 'done')) {
        await runner.announce(outcome, again);
      }
    } finally {
      await again();
    }
  }

  private async settledOf(
    { text, recordId }: Extract<Outcome, { kind: 'done' }>,
    again: () => Promise<void>,
  ): Promise<Settled> {
    const { clock, operations } = this.options;
    const label = await operations.history.undoLabel(recordId, again);
    return { text, at: clock.now(), ...(label === undefined ? {} : { undo: { label, record: recordId } }) };
  }
}

function isInPanel(request: unknown): boolean {
  return typeof request === 'object' && request !== null && 'inPanel' in request && request.inPanel === true;
}

/** The remedies that a request names. */
function namesIn(request: unknown): readonly string[] {
  const names: unknown =
    typeof request === 'object' && request !== null && 'remedies' in request ? request.remedies : undefined;
  return Array.isArray(names) ? names.filter((name) => typeof name === 'string') : [];
}

function textIn(value: unknown, name: string): string | undefined {
  const found: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
  return typeof found === 'string' ? found : undefined;
}
