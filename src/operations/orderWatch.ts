import * as l10n from '@vscode/l10n';
import { isNoAnswer, within } from './limit';
import type { Operation, Sight, Situation } from './operation';
import type { Outcome } from './outcome';
import type { OperationPorts, OperationRecord } from './ports';

/** One look at what became of an order, ms. */
const LOOK_LIMIT_MS = 30_000;

/** An order that was refused is looked at once more: something may have been done all the same. */
const REFUSED_LIMIT_MS = 3000;

/** How long it is looked for on, once the person was told that it is not to be seen yet, and how often, ms. */
const LATER = { everyMs: 15_000, limitMs: 10 * 60_000 };

/** What is known when an order is sent. */
export interface OrderContext<Place, State> {
  /** As recorded when it was sent. */
  readonly record: OperationRecord;
  /** Read right before. */
  readonly before: State;
  readonly place: Place;
  readonly situation: Situation;
  /** Whether nobody else changed the same thing since. */
  isLast(): Promise<boolean>;
  printed(text: string): void;
}

type Fate =
  | { readonly kind: 'taken' }
  | { readonly kind: 'refused'; readonly because: string }
  | { readonly kind: 'lost'; readonly because: string };

type Seen<State> = { readonly sight: Exclude<Sight, { kind: 'notYet' }>; readonly now: State | undefined };

/**
 * An order from its sending to its outcome. *Done* needs both: that the far end took it, and that what is read shows it;
 * one without the other may be somebody else's work.
 */
export class OrderWatch<Place, State> {
  private fate: Fate = { kind: 'lost', because: '' };

  constructor(
    private readonly operation: Operation<Place, State>,
    private readonly ports: OperationPorts<Place>,
    private readonly context: OrderContext<Place, State>,
  ) {}

  /** Sends the order, once. Never rejects. */
  async send(
    write: (signal: AbortSignal) => ReturnType<Operation<Place, State>['write']>,
    limitMs: number,
  ): Promise<void> {
    const { ports } = this;
    try {
      const answer = await within(ports.clock, limitMs, ports.life, write);
      if (answer.printed !== undefined) {
        this.context.printed(answer.printed);
      }
      this.fate = answer.taken ? { kind: 'taken' } : { kind: 'refused', because: answer.because };
    } catch (error) {
      this.fate = { kind: isNoAnswer(error) ? 'lost' : ports.failureOf(error), because: ports.because(error) };
    }
  }

  /** Looks until the outcome shows, and records it. `signal` ends the waiting, not the order. Never rejects. */
  async watch(signal: AbortSignal): Promise<Outcome> {
    const { everyMs, limitMs } = this.operation.watching;
    const limit = this.fate.kind === 'refused' ? Math.min(limitMs, REFUSED_LIMIT_MS) : limitMs;
    const seen = await this.look({ everyMs, limitMs: limit }, AbortSignal.any([signal, this.ports.life]));
    const outcome = seen === undefined ? this.unseen() : this.seen(seen);
    await this.record(outcome, seen?.now);
    return outcome;
  }

  private seen({ sight, now }: Seen<State>): Outcome {
    const { operation, context, fate } = this;
    if (sight.kind === 'failed') {
      return { kind: 'refused', text: sight.text, nextStep: lookFirst() };
    }
    const text = operation.done(context.before, now, context.situation);
    if (fate.kind === 'taken') {
      return { kind: 'done', text, recordId: context.record.id };
    }
    if (fate.kind === 'refused') {
      return {
        kind: 'refused',
        text: l10n.t(
          'The order was refused, because {0}. What is seen now was done by somebody else: {1}',
          fate.because,
          text,
        ),
        nextStep: lookFirst(),
      };
    }
    return {
      kind: 'unknown',
      text: `${text} ${l10n.t('The answer to the order was lost, because {0}: it may have been carried out, or somebody else did the same.', fate.because)}`,
      nextStep: lookFirst(),
    };
  }

  private unseen(): Outcome {
    const { fate } = this;
    if (fate.kind === 'refused') {
      return {
        kind: 'refused',
        text: l10n.t('It could not be done, because {0}.', fate.because),
        nextStep: lookFirst(),
      };
    }
    const later = this.lookOn();
    if (fate.kind === 'taken') {
      return {
        kind: 'notVerifiedYet',
        text: l10n.t('The order was accepted, but reading back does not show it yet.'),
        nextStep: l10n.t('The check goes on. Do not send it again before you know the outcome.'),
        later,
      };
    }
    return {
      kind: 'unknown',
      text: l10n.t('It is not known whether it was done: the answer was lost, because {0}.', fate.because),
      nextStep: l10n.t('The check goes on. Do not send it again before you know the outcome.'),
      later,
    };
  }

  /** Goes on looking in the background, until it shows, somebody else changes the same thing, or the time is over. */
  private async lookOn(): Promise<Outcome> {
    const { before } = this.context;
    const seen = await this.look(LATER, this.ports.life, () => this.context.isLast());
    if (seen !== undefined) {
      const outcome = this.seen(seen);
      await this.record(outcome, seen.now);
      return outcome;
    }
    const { before: was } = this.operation.values(before, undefined, this.context.situation);
    return {
      kind: 'unknown',
      text: l10n.t('It was never seen to be done: {0}. Before, it was “{1}”.', this.operation.title, was),
      nextStep: lookFirst(),
    };
  }

  private async look(
    { everyMs, limitMs }: { readonly everyMs: number; readonly limitMs: number },
    signal: AbortSignal,
    goOn: () => Promise<boolean> = () => Promise.resolve(true),
  ): Promise<Seen<State> | undefined> {
    const { clock } = this.ports;
    const end = clock.monotonic() + limitMs;
    while (!signal.aborted && (await goOn())) {
      const seen = await this.lookOnce(signal);
      if (seen !== undefined) {
        return seen;
      }
      if (clock.monotonic() + everyMs > end) {
        return undefined;
      }
      await clock.sleep(everyMs, signal);
    }
    return undefined;
  }

  /** A look that fails is no look: it says nothing. */
  private async lookOnce(signal: AbortSignal): Promise<Seen<State> | undefined> {
    const { operation, context, ports } = this;
    try {
      const now = await within(ports.clock, LOOK_LIMIT_MS, signal, (stop) => operation.read(context.place, stop));
      const sight = operation.sight(context.before, now);
      return sight.kind === 'notYet' ? undefined : { sight, now };
    } catch {
      return undefined;
    }
  }

  private async record(outcome: Outcome, now: State | undefined): Promise<void> {
    const { operation, context, ports } = this;
    const { record, before, situation } = context;
    const text = 'text' in outcome ? outcome.text : '';
    // Nobody knows how it is now when it was not seen.
    const after = outcome.kind === 'done' || now !== undefined ? operation.values(before, now, situation).after : '?';
    const { undo, ...rest } = record;
    // What was not done, or not by us, is not ours to take back.
    const own = outcome.kind === 'refused' || undo === undefined ? {} : { undo };
    // It was recorded as sent; that its outcome cannot be added makes it no less true.
    await ports.journal.record({ ...rest, ...own, after, outcome: outcome.kind, text }).catch(() => undefined);
  }
}

function lookFirst(): string {
  return l10n.t('Check it in Campaign, or on the server, before you try again.');
}
