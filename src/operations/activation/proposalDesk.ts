import { env, l10n } from 'vscode';
import { NextStep } from '../../platform/nextStep';
import type { Preview } from '../preview';
import type { Outcome } from '../outcome';
import type { Proposal, ProposalDraft } from '../proposals';
import type { OperationDesk } from './operationDesk';

/** A proposal as a person sees it. */
export interface ShownProposal extends Proposal {
  /** `Pause the delivery`. */
  readonly title: string;
  /** What it does, and how it is taken back. */
  readonly effect: string;
}

/** What became of proposing: it waits now, or why nothing would be done. */
export type Proposed =
  | { readonly kind: 'proposed'; readonly proposal: ShownProposal; readonly preview: Preview }
  | { readonly kind: 'notProposed'; readonly outcome: Outcome };

/**
 * Where those who may not change anything, a language model for instance, propose operations, and where a person approves
 * or dismisses them. A proposal waits over all windows of this machine, until it is old.
 */
export class ProposalDesk {
  constructor(private readonly desk: OperationDesk) {}

  /**
   * Looks whether the operation is possible now, and lets it wait for a person. `draft.target` is what the proposer read:
   * from the same look as their reason.
   */
  async propose(draft: Omit<ProposalDraft, 'seen'>, signal: AbortSignal): Promise<Proposed> {
    const { proposals } = await this.desk.loaded();
    const preview = await this.desk.preview(draft.request, draft.target, signal);
    if ('kind' in preview) {
      return { kind: 'notProposed', outcome: preview };
    }
    const proposal = await proposals.propose({ ...draft, seen: preview.seen });
    return proposal === undefined
      ? { kind: 'notProposed', outcome: tooMany() }
      : { kind: 'proposed', proposal: await this.shown(proposal), preview };
  }

  /** Those that wait, oldest first. */
  async pending(): Promise<readonly ShownProposal[]> {
    const { proposals } = await this.desk.loaded();
    return Promise.all((await proposals.pending()).map((proposal) => this.shown(proposal)));
  }

  /**
   * Runs a proposal with its question, as any other operation. It is refused when anything reads otherwise than when it
   * was proposed. One that the person declined waits on. Throws a next step for one that is gone or too old.
   */
  async approve(id: string): Promise<Outcome> {
    const { proposals } = await this.desk.loaded();
    const proposal = await proposals.take(id);
    if (proposal === undefined) {
      throw gone();
    }
    const { request, target, proposer, seen } = proposal;
    const outcome = await this.desk.run(request, { target, via: 'proposal', proposal: { proposer, seen } });
    if (outcome.kind === 'declined') {
      await proposals.putBack(proposal);
    }
    return outcome;
  }

  /** Drops a proposal; false when it was gone already. */
  async dismiss(id: string): Promise<boolean> {
    return (await (await this.desk.loaded()).proposals.take(id)) !== undefined;
  }

  /** Calls `listener` when a proposal was made or taken, in whichever window. */
  async watch(listener: () => void): Promise<{ dispose(): void }> {
    return (await this.desk.loaded()).proposals.watch(listener);
  }

  private async shown(proposal: Proposal): Promise<ShownProposal> {
    const { module } = await this.desk.loaded();
    const title = module.operationTitle(proposal.request, env.language);
    return { ...proposal, title, effect: module.operationEffect(proposal.request) };
  }
}

function tooMany(): Outcome {
  return {
    kind: 'refused',
    text: l10n.t('Too many proposals wait for approval already.'),
    nextStep: l10n.t('Approve or dismiss some of them first.'),
  };
}

function gone(): NextStep {
  return new NextStep({
    what: l10n.t('This proposal is gone: it was approved or dismissed, or it was too old.'),
    next: l10n.t('Ask for a new one: things may have changed since.'),
  });
}
