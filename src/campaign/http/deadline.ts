import { setMaxListeners } from 'events';

/**
 * The time limit of one call. Only time spent waiting for the other side counts, so a consumer may take as long as it
 * likes over its rows, while a server that sends one byte a minute is cut off all the same.
 * Big answers wait for thousands of pieces: one timer and one listener serve them all.
 */
export class Deadline {
  readonly #controller = new AbortController();
  readonly #caller: AbortSignal;
  readonly #onCallerAbort = (): void => {
    this.#controller.abort(this.#caller.reason);
  };
  /** Ends each wait that is under way. */
  readonly #leave = new Set<() => void>();
  #timer: NodeJS.Timeout | undefined;
  #stopListening = (): void => undefined;
  #waitingSince: number | undefined;
  #leftMs: number;
  #expired = false;

  /** @param limitMs waiting time allowed in all, ms */
  constructor(limitMs: number, caller: AbortSignal) {
    this.#leftMs = limitMs;
    this.#caller = caller;
    this.signal.addEventListener('abort', () => {
      for (const leave of this.#leave) {
        leave();
      }
    });
    if (caller.aborted) {
      this.#onCallerAbort();
    } else {
      this.#stopListening = onAbort(caller, this.#onCallerAbort);
    }
  }

  /** Aborts when the caller does, or when the time is up. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** True when it was the time that was up, not the caller who went away. */
  get expired(): boolean {
    return this.#expired;
  }

  /** Waits for `step` with the clock running; rejects as soon as `signal` aborts, even when `step` never settles. */
  async waitFor<T>(step: Promise<T>): Promise<T> {
    const { signal } = this;
    const first = this.#leave.size === 0;
    if (first) {
      this.#begin();
    }
    let leave = (): void => undefined;
    try {
      return await new Promise<T>((resolve, reject) => {
        leave = () => {
          reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
        };
        this.#leave.add(leave);
        step.then(resolve, reject);
        if (signal.aborted) {
          leave();
        }
      });
    } finally {
      this.#leave.delete(leave);
      if (this.#leave.size === 0) {
        this.#pause();
      }
    }
  }

  /** Lets go of the caller's signal, and of the timer. */
  dispose(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#stopListening();
  }

  #begin(): void {
    this.#waitingSince = performance.now();
    // A timer of an earlier wait is on its way: it comes too early, and is wound up again then.
    this.#timer ??= this.#windUp();
  }

  #pause(): void {
    this.#leftMs = this.#left();
    this.#waitingSince = undefined;
  }

  /** Waiting time that is left, ms. */
  #left(): number {
    return this.#waitingSince === undefined
      ? this.#leftMs
      : Math.max(1, this.#leftMs - (performance.now() - this.#waitingSince));
  }

  #windUp(): NodeJS.Timeout {
    return setTimeout(() => {
      this.#timer = undefined;
      if (this.#waitingSince === undefined) {
        return;
      }
      if (this.#left() > 1) {
        this.#timer = this.#windUp();
        return;
      }
      this.#expired = true;
      this.#controller.abort(new Error('time limit'));
    }, Math.ceil(this.#left()));
  }
}

/**
 * Hears when a signal aborts, once; answers how to stop listening. One signal stands for all that a person asked for
 * with one click, which may be dozens of calls: Node's warning of a leak beyond ten listeners is no use here.
 */
export function onAbort(signal: AbortSignal, listener: () => void): () => void {
  setMaxListeners(0, signal);
  signal.addEventListener('abort', listener, { once: true });
  return () => {
    signal.removeEventListener('abort', listener);
  };
}
