import * as l10n from '@vscode/l10n';
import { HeldLease } from './heldLease';
import { acquireAll } from './jointLease';
import { Stopped, within } from './limit';
import { OrderWatch } from './orderWatch';
import type { Needless, Operation, Situation } from './operation';
import type { Outcome } from './outcome';
import type { ConsentRequest, Opened, OperationPorts, OperationRecord } from './ports';
import { seenText, type Preview, type ProposedOn } from './preview';
import { isTargetChanged, leaseKeys, type BoundTarget } from './target';

/** Reading before an order is sent, ms: longer than the clients' own limits. */
const READ_LIMIT_MS = 60_000;

/** An order itself, ms: nlserver may take two minutes to let go of an MTA. */
const WRITE_LIMIT_MS = 150_000;

/** How an attempt is to be carried out. */
export interface AttemptOptions {
  /** Which way it was asked for, for the record. */
  readonly via: string;
  /** Where somebody proposed it: it is carried out only on what they read. */
  readonly proposal?: ProposedOn | undefined;
  /** The id of the record that it takes back. */
  readonly undoes?: string | undefined;
  /** Aborts when the person cancels. Once the order is sent it only ends the waiting. */
  readonly signal: AbortSignal;
  progress(step: string): void;
  /** Hears what a program printed that carried the order out. */
  printed?(text: string): void;
}

/** What the person is shown, with everything that was read for it. */
interface Agreed<Place, State> {
  readonly state: State;
  readonly opened: Opened<Place>;
}

/** One operation on one target, from the first look to the record. */
export class Attempt<Place, State> {
  private held: HeldLease | undefined;
  private agreed: Agreed<Place, State> | undefined;

  constructor(
    readonly operation: Operation<Place, State>,
    readonly target: BoundTarget,
    private readonly ports: OperationPorts<Place>,
    private readonly options: AttemptOptions,
  ) {}

  /** Takes the lease and looks. Undefined when a person may be asked now; else how it ended. */
  async prepare(): Promise<Outcome | undefined> {
    const { leases, clock } = this.ports;
    try {
      const lease = await acquireAll(leases, leaseKeys(this.target, this.operation));
      if (lease === undefined) {
        return refused(
          l10n.t('This is being changed already, in this window or in another one.'),
          l10n.t('Wait until that has ended.'),
        );
      }
      this.held = new HeldLease(lease, clock, leases.lengthMs);
    } catch (error) {
      return this.nothingDone(error);
    }
    return this.look();
  }

  /** Looks, and holds nothing: for a preview. Undefined when a person could be asked; else why not. */
  async look(): Promise<Outcome | undefined> {
    const { proposal } = this.options;
    try {
      const opened = await this.open();
      const state = await this.read(opened);
      if (state === undefined) {
        return refused(l10n.t('What should be changed is not there any more.'), l10n.t('Refresh the view.'));
      }
      this.agreed = { state, opened };
      if (proposal !== undefined && proposal.seen !== this.seen(state)) {
        return {
          kind: 'changedMeanwhile',
          text: l10n.t('It has changed since this was proposed; nothing was done.'),
        };
      }
      const needless = this.operation.needless(state, this.situation(opened));
      return needless === undefined ? undefined : this.needless(needless);
    } catch (error) {
      return this.nothingDone(error);
    }
  }

  /** What would be asked; only after `look` answered undefined. */
  preview(): Preview {
    return { question: this.question(), seen: this.seen(this.mustBeRead().state) };
  }

  /** What to ask; only after `prepare` answered undefined. */
  question(): ConsentRequest {
    const { state, opened } = this.mustBeRead();
    return { ...this.operation.ask(state, this.situation(opened)), target: this.target };
  }

  /** Looks again, sends the order once, looks whether it worked, and records. Only after the person agreed. */
  async perform(): Promise<Outcome> {
    const agreed = this.mustBeRead();
    let now: Agreed<Place, State> | Outcome;
    try {
      now = await this.lookAgain(agreed);
    } catch (error) {
      now = this.nothingDone(error);
    }
    if ('kind' in now) {
      await this.recordUnsent(agreed, now);
      return now;
    }
    const record = this.recordOf(now, 'sent', '');
    try {
      await this.ports.journal.record(record);
    } catch (error) {
      return refused(
        l10n.t('Nothing was done, because it could not be recorded: {0}.', this.ports.because(error)),
        l10n.t('Look at the space and the rights of the folder where VS Code keeps its data.'),
      );
    }
    const kept = await this.keptFromSending();
    if (kept !== undefined) {
      await this.ports.journal.record(unsent(record, kept)).catch(() => undefined);
      return kept;
    }
    return this.send(now, record);
  }

  /** Gives the lease back. To be called however it ended. */
  async end(): Promise<void> {
    await this.held?.release();
  }

  private async lookAgain(agreed: Agreed<Place, State>): Promise<Agreed<Place, State> | Outcome> {
    const opened = await this.open();
    const state = await this.read(opened);
    if (state === undefined) {
      return { kind: 'changedMeanwhile', text: l10n.t('It is gone since you were asked; nothing was done.') };
    }
    const same = this.seen(state) === this.seen(agreed.state);
    const needless = this.operation.needless(state, this.situation(opened));
    if (!same || needless !== undefined) {
      const text = needless?.text ?? l10n.t('It has changed while you were asked; nothing was done.');
      return { kind: 'changedMeanwhile', text };
    }
    return { state, opened };
  }

  /** The last thing asked before an order is sent: nothing may wait between this and the sending. */
  private async keptFromSending(): Promise<Outcome | undefined> {
    const ours = await this.held?.isOurs();
    if (this.options.signal.aborted || this.ports.life.aborted) {
      return { kind: 'declined' };
    }
    return ours === true
      ? undefined
      : {
          kind: 'changedMeanwhile',
          text: l10n.t('Somebody else may have changed it while you were asked; nothing was done.'),
        };
  }

  private async send(now: Agreed<Place, State>, record: OperationRecord): Promise<Outcome> {
    const { operation, ports, options, held } = this;
    options.progress(operation.title);
    const order = new OrderWatch(operation, ports, {
      record,
      before: now.state,
      place: now.opened.place,
      situation: this.situation(now.opened),
      printed: (text) => options.printed?.(text),
      isLast: async () => held !== undefined && (await held.isLast()),
    });
    // Not by the person's signal: cancelled in the middle, it may be carried out, and nobody would know.
    await order.send((signal) => operation.write(now.opened.place, now.state, signal), WRITE_LIMIT_MS);
    return order.watch(options.signal);
  }

  private async recordUnsent(agreed: Agreed<Place, State>, outcome: Outcome): Promise<void> {
    if (outcome.kind === 'declined') {
      return;
    }
    // Nothing was changed: a record that cannot be kept is no reason to say something else.
    await this.ports.journal.record(unsent(this.recordOf(agreed, 'sent', ''), outcome)).catch(() => undefined);
  }

  private recordOf(
    { state, opened }: Agreed<Place, State>,
    outcome: OperationRecord['outcome'],
    text: string,
  ): OperationRecord {
    const { operation, ports, target, options } = this;
    const values = operation.values(state, undefined, this.situation(opened));
    const undo = operation.undo(state);
    return {
      id: ports.newId(),
      at: ports.clock.now(),
      who: opened.who,
      where: opened.where,
      via: options.via,
      ...(options.proposal === undefined ? {} : { proposer: options.proposal.proposer }),
      ...(options.undoes === undefined ? {} : { undoes: options.undoes }),
      operation: operation.id,
      request: operation.request,
      target,
      what: [operation.title, operation.named?.(state)].filter((text) => text !== undefined).join(' · '),
      ...values,
      outcome,
      text,
      ...(undo === undefined ? {} : { undo }),
    };
  }

  private open(): Promise<Opened<Place>> {
    const { clock } = this.ports;
    return within(clock, READ_LIMIT_MS, this.options.signal, (signal) =>
      this.ports.open(this.target, this.operation, signal),
    );
  }

  private read({ place }: Opened<Place>): Promise<State | undefined> {
    const { clock } = this.ports;
    return within(clock, READ_LIMIT_MS, this.options.signal, (signal) => this.operation.read(place, signal));
  }

  private seen(state: State): string {
    return seenText(this.operation.agreed(state));
  }

  private situation({ clockOffsetMs }: Opened<Place>): Situation {
    return { now: this.ports.clock.now() + clockOffsetMs, language: this.ports.language };
  }

  private needless({ kind, text }: Needless): Outcome {
    return kind === 'alreadySo'
      ? { kind, text }
      : refused(text, l10n.t('Refresh the view: it shows how things are now.'));
  }

  private nothingDone(error: unknown): Outcome {
    if (this.options.signal.aborted || error instanceof Stopped) {
      return { kind: 'declined' };
    }
    if (isTargetChanged(error)) {
      return refused(
        `${l10n.t('Nothing was done.')} ${error.text}`,
        l10n.t('Ask again: what you see then belongs to what is there now.'),
      );
    }
    return refused(
      l10n.t('Nothing was done, because {0}.', this.ports.because(error)),
      l10n.t('Fix that, then try again.'),
    );
  }

  private mustBeRead(): Agreed<Place, State> {
    if (this.agreed === undefined) {
      throw new Error(`${this.operation.id}: asked before it was read`);
    }
    return this.agreed;
  }
}

function refused(text: string, nextStep: string): Outcome {
  return { kind: 'refused', text, nextStep };
}

/** The record of an attempt that was agreed to and came to nothing: it changed nothing, and there is nothing to take back. */
function unsent(record: OperationRecord, outcome: Outcome): OperationRecord {
  const text = 'text' in outcome ? outcome.text : '';
  return { ...record, undo: undefined, after: record.before, outcome: outcome.kind, text };
}
