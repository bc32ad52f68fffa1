/** Thrown when the person gave up: a closed picker, a pressed Cancel. Never shown as an error. */
export class Cancelled extends Error {
  constructor() {
    super('cancelled');
    this.name = 'Cancelled';
  }
}

/** True for our own `Cancelled`, an aborted signal's reason, and the `cancelled` code of the clients' errors. */
export function isCancelled(error: unknown): boolean {
  if (!(error instanceof Error)) {
    return false;
  }
  if (error.name === 'Cancelled' || error.name === 'AbortError' || error.name === 'Canceled') {
    return true;
  }
  return 'code' in error && error.code === 'cancelled';
}

/** Waits for `work`, or rejects with `Cancelled` as soon as the signal aborts; `work` itself goes on for others who wait. */
export async function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  if (signal.aborted) {
    throw new Cancelled();
  }
  let stop: () => void = () => undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => {
      reject(new Cancelled());
    };
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** Rejects with `Cancelled` when the signal aborts meanwhile. */
export async function sleep(ms: number, signal: AbortSignal): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  try {
    await untilAborted(
      new Promise<void>((resolve) => {
        timer = setTimeout(resolve, ms);
      }),
      signal,
    );
  } finally {
    clearTimeout(timer);
  }
}
