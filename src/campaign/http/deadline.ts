/**
 * The time limit of one call. Only time spent waiting for the other side counts, so a consumer may take as long as it
 * likes over its rows, while a server that sends one byte a minute is cut off all the same.
 */
export class Deadline {
  readonly #controller = new AbortController();
  readonly #caller: AbortSignal;
  readonly #onCallerAbort = (): void => {
    this.#controller.abort(this.#caller.reason);
  };
  #leftMs: number;
  #expired = false;

  /** @param limitMs waiting time allowed in all, ms */
  constructor(limitMs: number, caller: AbortSignal) {
    this.#leftMs = limitMs;
    this.#caller = caller;
    if (caller.aborted) this.#onCallerAbort();
    else caller.addEventListener('abort', this.#onCallerAbort, { once: true });
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
    const signal = this.#controller.signal;
    const began = performance.now();
    const timer = setTimeout(() => {
      this.#expired = true;
      this.#controller.abort(new Error('time limit'));
    }, this.#leftMs);
    let leave: (() => void) | undefined;
    const aborted = new Promise<never>((_resolve, reject) => {
      leave = () => {
        reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
      };
      if (signal.aborted) leave();
      else signal.addEventListener('abort', leave, { once: true });
    });
    try {
      return await Promise.race([step, aborted]);
    } finally {
      clearTimeout(timer);
      if (leave !== undefined) signal.removeEventListener('abort', leave);
      this.#leftMs = Math.max(1, this.#leftMs - (performance.now() - began));
    }
  }

  /** Lets go of the caller's signal. */
  dispose(): void {
    this.#caller.removeEventListener('abort', this.#onCallerAbort);
  }
}
