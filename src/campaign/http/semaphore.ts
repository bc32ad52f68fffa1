/** A place inside the limit. All three functions may be called at any time and any number of times. */
export interface Place {
  /** Nobody asks for more at the moment: after `LEND_AFTER_MS` somebody who waits may have the place. */
  rest(): void;
  /** Somebody asks again. The place counts once more, even if it was lent: others wait the longer. */
  resume(): void;
  /** Gives the place back for good. */
  release(): void;
}

/** How long a place may lie idle before it is lent, ms. */
const LEND_AFTER_MS = 100;

/**
 * Lets at most `limit` holders in at once; the others wait their turn, first come first served. A holder that rests
 * lends its place: who reads a stream row by row and makes another call inside the loop would else wait for its own
 * place.
 */
export class Semaphore {
  readonly #limit: number;
  #held = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(limit: number) {
    this.#limit = Math.max(1, Math.floor(limit));
  }

  /** Waits for a place. Rejects with the signal's reason when aborted while waiting. */
  async acquire(signal: AbortSignal): Promise<Place> {
    signal.throwIfAborted();
    if (this.#held >= this.#limit) {
      await this.#turn(signal);
    } else {
      this.#held += 1;
    }
    return this.#place();
  }

  #place(): Place {
    let state: 'working' | 'lent' | 'released' = 'working';
    let timer: NodeJS.Timeout | undefined;
    const stopTimer = (): void => {
      clearTimeout(timer);
      timer = undefined;
    };
    return {
      rest: () => {
        if (state !== 'working') {
          return;
        }
        timer ??= setTimeout(() => {
          state = 'lent';
          this.#giveBack();
        }, LEND_AFTER_MS);
        timer.unref();
      },
      resume: () => {
        stopTimer();
        if (state !== 'lent') {
          return;
        }
        state = 'working';
        this.#held += 1;
      },
      release: () => {
        stopTimer();
        if (state === 'working') {
          this.#giveBack();
        }
        state = 'released';
      },
    };
  }

  #giveBack(): void {
    // Holders that resumed a lent place may be too many: then nobody else comes in yet.
    const next = this.#held > this.#limit ? undefined : this.#waiting.shift();
    // The place is handed over as it is, so that nobody can slip in between.
    if (next === undefined) {
      this.#held -= 1;
    } else {
      next();
    }
  }

  #turn(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const enter = (): void => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      const leave = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(enter), 1);
        reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
      };
      this.#waiting.push(enter);
      signal.addEventListener('abort', leave, { once: true });
    });
  }
}
