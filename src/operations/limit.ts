import type { OperationClock } from './ports';

/** Thrown when something did not answer in time, though it was told to stop. */
export class TooLate extends Error {
  constructor() {
    super('no answer in time');
    this.name = 'TooLate';
  }
}

/** Thrown when the person, or the end of the window, stopped the wait. */
export class Stopped extends Error {
  constructor() {
    super('stopped');
    this.name = 'Stopped';
  }
}

/** Whether nothing is known of what was asked for: nobody waited long enough for the answer. */
export function isNoAnswer(error: unknown): boolean {
  return error instanceof TooLate || error instanceof Stopped;
}

/**
 * Waits for `work`, but no longer than `limitMs` and no longer than `signal` lasts, whether or not `work` listens to the
 * signal that it gets. Rejects with its error, `TooLate` or `Stopped`.
 */
export async function within<T>(
  clock: OperationClock,
  limitMs: number,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  if (signal.aborted) {
    throw new Stopped();
  }
  const over = new AbortController();
  const stop = AbortSignal.any([signal, over.signal]);
  const late = clock.sleep(limitMs, stop).then((): never => {
    throw signal.aborted ? new Stopped() : new TooLate();
  });
  try {
    return await Promise.race([work(stop), late]);
  } finally {
    over.abort();
    // Whichever lost the race has nobody left to tell.
    late.catch(() => undefined);
  }
}
