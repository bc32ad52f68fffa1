import { CampaignError, isCampaignError } from '../errors';
import type { SignIn, Ticket } from './signIn';

/** A token is renewed this long before its end, ms: time enough for the call that is about to use it. */
const RENEW_BEFORE_END_MS = 60_000;

/**
 * Holds the ticket of one connection. Sign-in happens when first needed; calls that find the ticket ended share one
 * renewal. A refused sign-in is final: three failures ban the operator (docs/campaign/soap.md, `xtk:session`), so that
 * after one refusal every call fails at once and only opening the instance anew asks the server again.
 */
export class Session {
  readonly #signIn: SignIn;
  readonly #now: () => number;
  readonly #life = new AbortController();
  #ticket: Ticket | undefined;
  #renewal: Promise<Ticket> | undefined;
  #refusal: CampaignError | undefined;

  constructor(signIn: SignIn, now: () => number) {
    this.#signIn = signIn;
    this.#now = now;
  }

  /** A ticket that is good as far as we know. Rejects with a CampaignError. */
  async ticket(signal: AbortSignal): Promise<Ticket> {
    const held = this.#ticket;
    if (held !== undefined && !this.#endsSoon(held)) {
      return held;
    }
    return this.#renewed(signal);
  }

  /** A ticket other than `ended`, which the server has just refused. */
  async renew(ended: Ticket, because: CampaignError, signal: AbortSignal): Promise<Ticket> {
    // Somebody was faster.
    if (this.#ticket !== undefined && this.#ticket !== ended) {
      return this.#ticket;
    }
    if (!this.#signIn.renewable) {
      throw because;
    }
    this.#ticket = undefined;
    return this.#renewed(signal);
  }

  /** Ends the session on this side and answers the ticket that the server may still hold. */
  close(): Ticket | undefined {
    const ticket = this.#ticket;
    this.#ticket = undefined;
    this.#refusal ??= new CampaignError({ code: 'cancelled', doing: 'session', facts: { reason: 'signed off' } });
    this.#life.abort();
    return ticket;
  }

  #endsSoon(ticket: Ticket): boolean {
    if (!this.#signIn.renewable || ticket.expiresAt === undefined) {
      return false;
    }
    return this.#now() > ticket.expiresAt - RENEW_BEFORE_END_MS;
  }

  async #renewed(signal: AbortSignal): Promise<Ticket> {
    if (this.#refusal !== undefined) {
      throw this.#refusal;
    }
    this.#renewal ??= this.#start();
    return untilAborted(this.#renewal, signal);
  }

  /** The shared renewal belongs to no caller: one who goes away does not take it from the others. */
  async #start(): Promise<Ticket> {
    try {
      // A step later, so that even a sign-in that fails at once finds `#renewal` set when it clears it.
      const ticket = await Promise.resolve().then(() => this.#signIn.signIn(this.#life.signal));
      if (!this.#life.signal.aborted) {
        this.#ticket = ticket;
      }
      return ticket;
    } catch (error) {
      if (isCampaignError(error) && ['logonRefused', 'banned', 'securityZone'].includes(error.code)) {
        this.#refusal = error;
      }
      throw error;
    } finally {
      this.#renewal = undefined;
    }
  }
}

/** Waits for something that others wait for too; rejects with `cancelled` when this waiter's signal aborts. */
export function untilAborted<T>(shared: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const leave = (): void => {
      reject(new CampaignError({ code: 'cancelled', doing: 'session', facts: {} }));
    };
    if (signal.aborted) {
      leave();
      shared.catch(() => undefined);
      return;
    }
    signal.addEventListener('abort', leave, { once: true });
    shared.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', leave);
    });
  });
}
