import { watch } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod/mini';
import type { EpochMs } from '../domain/delivery';
import type { OperationRequest } from './request';
import { parseRequest } from './requestSchema';
import type { BoundTarget } from './target';
import { boundTargetSchema } from './targetSchema';

/** How long a proposal may wait for approval, ms: what it was made from is old then. */
export const PROPOSAL_MS = 15 * 60_000;

/** Proposals that wait at a time; a flood of them is nothing that anybody reads. */
const MOST = 20;

/** Characters of a reason that are kept. */
const REASON_LENGTH = 2000;

/** Several changes of the folder at once are one piece of news, ms. */
const SETTLING_MS = 50;

/** What somebody who may not change anything, a language model for instance, hands in. */
export interface ProposalDraft {
  readonly request: OperationRequest;
  readonly target: BoundTarget;
  /** Who proposes it, as the person knows them: the name of a tool or client. */
  readonly proposer: string;
  /** Why, in the proposer's words: to be shown as theirs, and as text. */
  readonly reason: string;
  /** What was read when it was proposed, as `Preview.seen`: it is not carried out on anything else. */
  readonly seen: string;
}

/** An operation that waits for a person to approve it. */
export interface Proposal extends ProposalDraft {
  readonly id: string;
  readonly at: EpochMs;
  /** From then on it cannot be approved any more. */
  readonly until: EpochMs;
}

const Kept = z.object({
  id: z.string(),
  at: z.number(),
  until: z.number(),
  request: z.unknown(),
  target: boundTargetSchema,
  proposer: z.string(),
  reason: z.string(),
  seen: z.string(),
});

const NAME = /^([-0-9a-f]{36})\.json$/;

/**
 * Proposals that wait for a person, each a file in a folder that all windows of this machine share: one that was made
 * in another window, or by a process of its own, waits here too, also over a restart. Approving one only takes it out of
 * here, which only one window can: it is then run as any other operation, with its question, bound to the target that it
 * was proposed for and to what was read there.
 */
export class Proposals {
  constructor(
    private readonly folder: string,
    private readonly now: () => EpochMs,
    private readonly newId: () => string,
  ) {}

  /**
   * Lets it wait. The same one again, on the same state, is the one that waits already; on another state it takes its
   * place. Undefined when too many wait already. Rejects when it cannot be kept.
   */
  async propose(draft: ProposalDraft): Promise<Proposal | undefined> {
    const pending = await this.pending();
    const meant = meantBy(draft);
    const same = pending.filter(({ request, target }) => isDeepStrictEqual({ request, target }, meant));
    const known = same.find(({ seen }) => seen === draft.seen);
    if (known !== undefined) {
      return known;
    }
    if (pending.length - same.length >= MOST) {
      return undefined;
    }
    await Promise.all(same.map(({ id }) => this.take(id)));
    const at = this.now();
    const reason = draft.reason.slice(0, REASON_LENGTH);
    const proposal = { ...draft, reason, id: this.newId(), at, until: at + PROPOSAL_MS };
    await this.keep(proposal);
    return proposal;
  }

  /** Those that may still be approved, oldest first. Those whose end has come are removed. */
  async pending(): Promise<readonly Proposal[]> {
    const ids = (await readdir(this.folder).catch(() => [])).flatMap((name) => NAME.exec(name)?.[1] ?? []);
    const found: Proposal[] = [];
    for (const id of ids) {
      const proposal = await this.read(id);
      if (proposal !== undefined && this.isOpen(proposal)) {
        found.push(proposal);
      } else {
        await rm(this.pathOf(id), { force: true });
      }
    }
    return found.sort((a, b) => a.at - b.at);
  }

  /** Takes a proposal, to run it or to drop it; undefined when it is gone or over. Only one window can. */
  async take(id: string): Promise<Proposal | undefined> {
    const proposal = NAME.test(`${id}.json`) ? await this.read(id) : undefined;
    if (proposal === undefined) {
      return undefined;
    }
    try {
      await unlink(this.pathOf(id));
    } catch {
      // Another window was first.
      return undefined;
    }
    return this.isOpen(proposal) ? proposal : undefined;
  }

  /** Lets one that was taken, but not run, wait on until its end. */
  async putBack(proposal: Proposal): Promise<void> {
    if (this.isOpen(proposal)) {
      await this.keep(proposal);
    }
  }

  /** Calls `listener` when one was added or taken, in whichever window. The end of one's time is no such change. */
  async watch(listener: () => void): Promise<{ dispose(): void }> {
    await mkdir(this.folder, { recursive: true });
    let timer: NodeJS.Timeout | undefined;
    const watcher = watch(this.folder, { persistent: false }, () => {
      clearTimeout(timer);
      timer = setTimeout(listener, SETTLING_MS);
    });
    // A folder that was deleted is made anew with the next proposal; nothing waits in it meanwhile.
    watcher.on('error', () => undefined);
    return {
      dispose: () => {
        clearTimeout(timer);
        watcher.close();
      },
    };
  }

  /** A clock that was set back gives no proposal more time. */
  private isOpen({ at, until }: Proposal): boolean {
    const now = this.now();
    return at <= now && now < until;
  }

  /** The file appears whole, so that nobody reads half of it. */
  private async keep(proposal: Proposal): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    const path = this.pathOf(proposal.id);
    await writeFile(`${path}.draft`, JSON.stringify(proposal));
    await rename(`${path}.draft`, path);
  }

  private async read(id: string): Promise<Proposal | undefined> {
    try {
      const { request: asked, ...kept } = Kept.parse(JSON.parse(await readFile(this.pathOf(id), 'utf8')));
      const request = parseRequest(asked);
      return request === undefined || kept.id !== id ? undefined : { ...kept, request };
    } catch {
      // Taken meanwhile, or written by another version.
      return undefined;
    }
  }

  private pathOf(id: string): string {
    return join(this.folder, `${id}.json`);
  }
}

/** What tells a proposal from another, as it comes back from its file. */
function meantBy({ request, target }: ProposalDraft): unknown {
  return JSON.parse(JSON.stringify({ request, target }));
}
