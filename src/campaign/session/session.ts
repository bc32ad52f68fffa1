import { CampaignError, isCampaignError, isTransportFault } from '../errors';
import { onAbort } from '../http/deadline';
import type { SignInGuard } from '../open';
import type { SignIn, Ticket } from './signIn';

/** A ticket is renewed this long before its end, ms: time enough for the call that is about to use it. */
const RENEW_BEFORE_END_MS = 60_000;

/**
 * Holds the ticket of one connection. Sign-in happens when first needed; calls that find the ticket ended share one
 * renewal. Whatever a server answers to a sign-in but a ticket is final: three failures ban the operator
 * (docs/campaign/soap.md), so that after one refusal every call fails at once and only opening the instance anew asks
 * the server again. Faults of the way there are not final.
 */
export class Session {
  readonly #signIn: SignIn;
  readonly #now: () => number;
  readonly #guard: SignInGuard | undefined;
  readonly #life = new AbortController();
  #ticket: Ticket | undefined;
  #renewal: Promise<Ticket> | undefined;
  #refusal: CampaignError | undefined;

  constructor(signIn: SignIn, now: () => number, guard?: SignInGuard) {
    this.#signIn = signIn;
    this.#now = now;
    this.#guard = guard;
  }

  /** A ticket that is good as far as we know. Rejects with a CampaignError. */
  async ticket(signal: AbortSignal): Promise<Ticket> {
    const held = this.#ticket;
    if (held !== undefined && !this.#endsSoon(held)) {
      return held;
    }
    if (this.#refusal !== undefined) {
      throw this.#refusal;
    }
    this.#renewal ??= this.#start();
    return untilAborted(this.#renewal, signal);
  }

  /**
   * Hears that the server has just refused a ticket as ended. The renewal begins at once, so that nobody else sends the
   * same one in vain; a ticket that cannot be renewed ends the session with the refusal.
   */
  ended(ticket: Ticket, because: CampaignError): void {
    // Somebody was faster.
    if (this.#ticket !== ticket) {
      return;
    }
    this.#ticket = undefined;
    if (!this.#signIn.renewable) {
      this.#refusal ??= because;
      return;
    }
    if (this.#refusal === undefined) {
      this.#renewal ??= this.#start();
      // Its failure is told to those who wait; without any it must not count as unhandled.
      this.#renewal.catch(() => undefined);
    }
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

  /** The shared renewal belongs to no caller: one who goes away does not take it from the others. */
  async #start(): Promise<Ticket> {
    try {
      // A step later, so that even a sign-in that fails at once finds `#renewal` set when it clears it.
      const ticket = await Promise.resolve().then(() => this.#guarded());
      if (!this.#life.signal.aborted) {
        this.#ticket = ticket;
      }
      return ticket;
    } catch (error) {
      if (isCampaignError(error) && !isTransportFault(error)) {
        this.#refusal ??= error;
      }
      throw error;
    } finally {
      this.#renewal = undefined;
    }
  }

  #guarded(): Promise<Ticket> {
    const signIn = (): Promise<Ticket> => this.#signIn.signIn(this.#life.signal);
    return this.#guard === undefined ? signIn() : this.#guard.around(signIn, this.#life.signal);
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
    shared.then(resolve, reject).finally(onAbort(signal, leave));
  });
}
