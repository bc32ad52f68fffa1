import type { CampaignInstance } from '../campaign/instance';
import { Cancelled, isCancelled, untilAborted } from '../platform/abort';
import { mayTryAgain, stateAfterFailure, stateAfterLostRead, type ConnectionState } from './connectionState';

export interface SessionOptions {
  /** Signs in, once. */
  readonly open: (signal: AbortSignal) => Promise<CampaignInstance>;
  readonly onChange: (state: ConnectionState) => void;
  readonly now: () => number;
}

/** One connection's way through its states. Whoever asks while it signs in waits for the same sign-in. */
export class ConnectionSession {
  private current: ConnectionState = { kind: 'disconnected' };
  private signedIn: CampaignInstance | undefined;
  private opening:
    { readonly work: Promise<CampaignInstance>; readonly controller: AbortController; waiting: number } | undefined;

  constructor(private readonly options: SessionOptions) {}

  get state(): ConnectionState {
    return this.current;
  }

  /** The instance if signed in already; never signs in. */
  get existing(): CampaignInstance | undefined {
    return this.signedIn;
  }

  /**
   * The signed-in instance. After a refused logon it only answers the same error again, so that no feature,
   * by itself, locks an account; `byPerson` tries.
   */
  async instance(signal: AbortSignal, byPerson = false): Promise<CampaignInstance> {
    if (this.signedIn !== undefined) {
      return this.signedIn;
    }
    if (this.opening === undefined && !byPerson && !mayTryAgain(this.current) && 'error' in this.current) {
      throw this.current.error;
    }
    this.opening ??= this.begin();
    const { opening } = this;
    opening.waiting += 1;
    try {
      return await untilAborted(opening.work, signal);
    } finally {
      opening.waiting -= 1;
      // Nobody waits any more: stop the sign-in itself.
      if (opening.waiting === 0 && this.opening === opening) {
        opening.controller.abort();
      }
    }
  }

  /** Ends the session, or the sign-in that is under way. Never rejects. */
  async close(): Promise<void> {
    const { signedIn, opening } = this;
    this.signedIn = undefined;
    this.opening = undefined;
    opening?.controller.abort();
    this.become({ kind: 'disconnected', byPerson: true });
    await signedIn?.logoff();
  }

  /** A read failed: the instance may be out of reach, or the session over. */
  reportFailure(error: unknown): void {
    if (this.signedIn === undefined || isCancelled(error)) {
      return;
    }
    const next = stateAfterLostRead(error, this.signedIn.info, this.options.now());
    if (next.kind === 'degraded') {
      this.become(next);
    } else {
      this.lose(next);
    }
  }

  /** A renewal of the session was answered with no session: nothing more can be read with it. */
  signInRefused(error: unknown): void {
    if (this.signedIn !== undefined) {
      this.lose(stateAfterFailure(error, this.options.now()));
    }
  }

  private lose(next: ConnectionState): void {
    const lost = this.signedIn;
    this.signedIn = undefined;
    this.become(next);
    // Its sockets, and what the server may still keep of it.
    void lost?.logoff();
  }

  /** A read succeeded: the outage, if there was one, is over. */
  reportSuccess(): void {
    if (this.signedIn !== undefined && this.current.kind === 'degraded') {
      this.become({ kind: 'connected', info: this.signedIn.info });
    }
  }

  private begin(): NonNullable<typeof this.opening> {
    const controller = new AbortController();
    const opening = { work: this.open(controller), controller, waiting: 0 };
    // Its failure is told to those who wait; without any it must not count as unhandled.
    opening.work.catch(() => undefined);
    return opening;
  }

  private async open(controller: AbortController): Promise<CampaignInstance> {
    this.become({ kind: 'connecting' });
    const isMine = (): boolean => this.opening?.controller === controller;
    // Lets `this.opening` be set before anything can settle.
    await Promise.resolve();
    try {
      const instance = await this.options.open(controller.signal);
      if (controller.signal.aborted || !isMine()) {
        await instance.logoff();
        throw new Cancelled();
      }
      this.signedIn = instance;
      this.opening = undefined;
      this.become({ kind: 'connected', info: instance.info });
      return instance;
    } catch (error) {
      if (isMine()) {
        this.opening = undefined;
        this.become(
          isCancelled(error) ? { kind: 'disconnected', byPerson: true } : stateAfterFailure(error, this.options.now()),
        );
      }
      throw error;
    }
  }

  private become(state: ConnectionState): void {
    this.current = state;
    this.options.onChange(state);
  }
}
