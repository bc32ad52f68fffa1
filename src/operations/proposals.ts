import type { EpochMs } from '../domain/delivery';
import type { BoundTarget } from './target';
import type { OperationClock } from './ports';

/** How long a proposal may wait for approval, ms: what it was made from is old then. */
const PROPOSAL_MS = 15 * 60_000;

/** Proposals that wait at a time; a flood of them is nothing that anybody reads. */
const MOST = 20;

/** An operation that somebody who may not change anything, a language model for instance, proposes to a person. */
export interface Proposal<Request> {
  readonly id: string;
  readonly request: Request;
  readonly target: BoundTarget;
  /** Why, in the proposer's words: shown as such. */
  readonly evidence: string;
  readonly at: EpochMs;
}

/**
 * Proposals that wait for a person. Approving one only takes it out of here: it is then run as any other operation, with
 * its question, and bound to the target that it was proposed for.
 */
export class Proposals<Request> {
  private readonly waiting = new Map<string, { readonly proposal: Proposal<Request>; readonly until: number }>();

  constructor(
    private readonly clock: OperationClock,
    private readonly newId: () => string,
  ) {}

  /** Undefined when too many wait already. */
  propose(request: Request, target: BoundTarget, evidence: string): Proposal<Request> | undefined {
    if (this.pending.length >= MOST) {
      return undefined;
    }
    const proposal = { id: this.newId(), request, target, evidence, at: this.clock.now() };
    this.waiting.set(proposal.id, { proposal, until: this.clock.monotonic() + PROPOSAL_MS });
    return proposal;
  }

  /** Those that may still be approved, oldest first. */
  get pending(): readonly Proposal<Request>[] {
    for (const [id, { until }] of this.waiting) {
      if (this.clock.monotonic() >= until) {
        this.waiting.delete(id);
      }
    }
    return [...this.waiting.values()].map(({ proposal }) => proposal);
  }

  /** Takes a proposal, to run it or to drop it; undefined when it is gone or too old. Each can be taken once. */
  take(id: string): Proposal<Request> | undefined {
    const found = this.pending.find((proposal) => proposal.id === id);
    this.waiting.delete(id);
    return found;
  }
}
