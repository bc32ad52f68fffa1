import { onAbort } from './deadline';

/** A place inside the limit. All three functions may be called at any time and any number of times. */
export interface Place {
  /** Nobody asks for more at the moment: after `LEND_AFTER_MS` somebody who waits may have the place. */
  rest(): void;
  /** Somebody asks again. The place counts once more, even if it was lent: others wait the longer. */
  resume(): void;
  /** Gives the place back for good. */
  release(): void;
}

/** How somebody waits for a place. */
export interface Waiting {
  /** Lets everybody go first who is not in the background. */
  readonly background?: boolean;
  /** Milliseconds to wait on as things stand, asked again when they are over; nothing left ends the waiting. */
  readonly leftMs?: () => number;
}

/** Why somebody stopped waiting for a place. */
export class WaitedTooLong extends Error {
  constructor() {
    super('no place came free in time');
    this.name = 'WaitedTooLong';
  }
}

/** How long a place may lie idle before it is lent, ms. */
const LEND_AFTER_MS = 100;

/**
 * Lets at most `limit` holders in at once; the others wait their turn, first come first served, those in the background
 * last. A holder that rests lends its place: who reads a stream row by row and makes another call inside the loop would
 * else wait for its own place.
 */
export class Semaphore {
  readonly #limit: number;
  #held = 0;
  readonly #waiting: (() => void)[] = [];
  readonly #inBackground: (() => void)[] = [];

  constructor(limit: number) {
    this.#limit = Math.max(1, Math.floor(limit));
  }

  /** Waits for a place. Rejects with the signal's reason when aborted while waiting, or with WaitedTooLong. */
  async acquire(signal: AbortSignal, waiting: Waiting = {}): Promise<Place> {
    signal.throwIfAborted();
    if (this.#held >= this.#limit) {
      await this.#turn(signal, waiting);
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
    const next = this.#held > this.#limit ? undefined : (this.#waiting.shift() ?? this.#inBackground.shift());
    // The place is handed over as it is, so that nobody can slip in between.
    if (next === undefined) {
      this.#held -= 1;
    } else {
      next();
    }
  }

  #turn(signal: AbortSignal, { background = false, leftMs }: Waiting): Promise<void> {
    const queue = background ? this.#inBackground : this.#waiting;
    return new Promise((resolve, reject) => {
      let timer: NodeJS.Timeout | undefined;
      let stopListening = (): void => undefined;
      const settle = (): void => {
        clearTimeout(timer);
        stopListening();
      };
      const enter = (): void => {
        settle();
        resolve();
      };
      const giveUp = (reason: Error): void => {
        settle();
        queue.splice(queue.indexOf(enter), 1);
        reject(reason);
      };
      const leave = (): void => {
        giveUp(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
      };
      const look = (): void => {
        const left = leftMs?.() ?? Infinity;
        if (left <= 0) {
          giveUp(new WaitedTooLong());
        } else if (left !== Infinity) {
          timer = setTimeout(look, Math.ceil(left));
        }
      };
      queue.push(enter);
      stopListening = onAbort(signal, leave);
      look();
    });
  }
}
