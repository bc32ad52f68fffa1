import { commands, l10n, window } from 'vscode';
import type { DeliveryRef } from '../../connections/access';
import type { Outcome } from '../../operations/outcome';
import type { ProposalDesk, ShownProposal } from '../../operations/activation/proposalDesk';
import type { OperationDesk } from '../../operations/activation/operationDesk';
import { announce } from '../../operations/activation/announce';
import { Disposable } from '../../platform/disposable';
import { Emitter } from '../../platform/emitter';
import type { ReportFix } from '../../shared/report';
import type { ProposalAnswer, ProposedRemedy, Proposing } from '../context';

export interface ProposalBoardOptions {
  readonly operations: OperationDesk;
  readonly desk: ProposalDesk;
  readonly now: () => number;
  /** An instance is about to change. */
  readonly expectChange: (connectionId: string) => void;
  /** Who proposes, as the person is told. */
  readonly proposer: string;
}

/** What is shown of a proposal. */
export interface ProposalText {
  readonly id: string;
  readonly fix: ReportFix;
  readonly proposer: string;
  readonly tooltip: string;
}

/** What was proposed for one delivery. */
export interface DeliveryProposals {
  readonly ref: DeliveryRef;
  readonly lines: readonly ProposalText[];
}

/**
 * Proposals that wait, as this window shows them: below their delivery in the tree, in its report, and as one notification.
 * What is shown is known already; a look at the folder of proposals brings it up to date.
 */
export class ProposalBoard extends Disposable implements Proposing {
  private waiting: readonly ShownProposal[] = [];
  /** The delivery that one is about, where its operation names none: a module that is to be started for it. */
  private readonly about = new Map<string, DeliveryRef>();
  private readonly changes = this._register(new Emitter<void>());
  /** Fires when other proposals wait than before. */
  readonly onDidChange = this.changes.event;
  private watching: Promise<void> | undefined;
  private endTimer: NodeJS.Timeout | undefined;
  private notified = false;

  constructor(private readonly options: ProposalBoardOptions) {
    super();
    this._register({
      dispose: () => {
        clearTimeout(this.endTimer);
      },
    });
  }

  bind(connectionId: string, signal: AbortSignal) {
    return this.options.operations.bindInstance(connectionId, signal);
  }

  /** Lets a remedy wait for the person, who is told. Nothing is changed. */
  async propose(remedy: ProposedRemedy, signal: AbortSignal): Promise<ProposalAnswer> {
    const { desk, proposer } = this.options;
    const { request, target, reason, deliveryId } = remedy;
    const proposed = await desk.propose({ request, target, reason, proposer }, signal);
    if (proposed.kind === 'notProposed') {
      return { kind: 'notPossible', because: textOf(proposed.outcome) };
    }
    const { id, until, effect } = proposed.proposal;
    if (deliveryId !== undefined) {
      this.about.set(id, { connectionId: target.connectionId, deliveryId });
    }
    await this.watch();
    await this.look();
    this.notify();
    return { kind: 'waits', until, effect };
  }

  /** Begins to hear of proposals of other windows. */
  watch(): Promise<void> {
    this.watching ??= this.begin();
    return this.watching;
  }

  /** All that wait, oldest first. */
  get pending(): readonly ShownProposal[] {
    return this.waiting;
  }

  /** Those that are about a delivery. */
  of({ connectionId, deliveryId }: DeliveryRef): readonly ProposalText[] {
    return this.byDelivery()
      .filter(({ ref }) => ref.connectionId === connectionId && ref.deliveryId === deliveryId)
      .flatMap(({ lines }) => lines);
  }

  /** All that are about deliveries, by delivery. */
  byDelivery(): readonly DeliveryProposals[] {
    const found = new Map<string, DeliveryProposals & { readonly lines: ProposalText[] }>();
    for (const proposal of this.waiting) {
      for (const ref of this.deliveriesOf(proposal)) {
        const key = `${ref.connectionId}\n${ref.deliveryId}`;
        const of = found.get(key) ?? { ref, lines: [] };
        found.set(key, of);
        const { id, effect, reason, proposer } = proposal;
        of.lines.push({ id, fix: fixOf(proposal), proposer, tooltip: `${effect}\n\n${proposer}: ${reason}` });
      }
    }
    return [...found.values()];
  }

  /** The deliveries that a proposal is about. */
  private deliveriesOf({ id, request, target: { connectionId } }: ShownProposal): readonly DeliveryRef[] {
    if ('deliveryIds' in request) {
      return request.deliveryIds.map((deliveryId) => ({ connectionId, deliveryId }));
    }
    const known = this.about.get(id);
    return 'deliveryId' in request
      ? [{ connectionId, deliveryId: request.deliveryId }]
      : known === undefined
        ? []
        : [known];
  }

  /** Asks the person the operation's own question, and carries it out when they agree. */
  async review(id: string): Promise<void> {
    const { desk, operations, expectChange } = this.options;
    const proposal = this.waiting.find((one) => one.id === id);
    try {
      const outcome = await desk.approve(id);
      if (outcome.kind !== 'declined' && proposal !== undefined) {
        expectChange(proposal.target.connectionId);
      }
      await announce(operations, outcome, () => this.look());
    } finally {
      await this.look();
    }
  }

  async dismiss(id: string): Promise<void> {
    await this.options.desk.dismiss(id);
    await this.look();
  }

  private async begin(): Promise<void> {
    const watcher = await this.options.desk.watch(() => {
      void this.look();
    });
    this._register(watcher);
    await this.look();
  }

  /** Brings up to date what is shown, and looks again when the first of them ends. */
  private async look(): Promise<void> {
    this.waiting = await this.options.desk.pending();
    clearTimeout(this.endTimer);
    const [end] = this.waiting.map(({ until }) => until).sort((a, b) => a - b);
    if (end !== undefined) {
      this.endTimer = setTimeout(() => void this.look(), Math.max(1000, end - this.options.now()));
      this.endTimer.unref();
    }
    this.changes.fire();
  }

  /** One notification however many wait; while it stands there is no other. */
  private notify(): void {
    const newest = this.waiting.at(-1);
    if (this.notified || newest === undefined) {
      return;
    }
    this.notified = true;
    const several = this.waiting.length > 1;
    const review = l10n.t('Review…');
    const text = several
      ? l10n.t('{0} remedies were proposed by an assistant and wait for you. Nothing was changed.', this.waiting.length)
      : l10n.t('An assistant proposes: {0}. Nothing was changed.', newest.title);
    void Promise.resolve(window.showInformationMessage(text, review)).then(async (chosen) => {
      this.notified = false;
      if (chosen === review) {
        await commands.executeCommand('deliveryDoctor.reviewProposal', several ? undefined : { proposalId: newest.id });
      }
    });
  }
}

function fixOf({ id, title }: ShownProposal): ReportFix {
  return {
    title: l10n.t('Proposed: {0}', title),
    command: 'deliveryDoctor.reviewProposal',
    argument: { proposalId: id },
  };
}

function textOf(outcome: Outcome): string {
  if (!('text' in outcome)) {
    return l10n.t('Nothing would be done.');
  }
  return 'nextStep' in outcome ? `${outcome.text} ${outcome.nextStep}` : outcome.text;
}
