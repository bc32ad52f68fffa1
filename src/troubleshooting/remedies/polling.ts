/** How a remedy looks whether it has worked. */
export interface Patience {
  /** Time between two looks, ms. */
  readonly everyMs: number;
  /** Give up after, ms. */
  readonly limitMs: number;
}

/**
 * Looks until `look` answers something; undefined after the limit, and when cancelled: what was sent before is sent,
 * so giving up waiting is no undoing. A look that rejects counts as "not yet".
 */
export async function pollUntil<T>(
  look: (signal: AbortSignal) => Promise<T | undefined>,
  { everyMs, limitMs }: Patience,
  signal: AbortSignal,
): Promise<T | undefined> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(limitMs)]);
  while (!limit.aborted) {
    const seen = await look(limit).catch(() => undefined);
    if (seen !== undefined) {
      return seen;
    }
    await pause(everyMs, limit);
  }
  return undefined;
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve();
      return;
    }
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done, { once: true });
  });
}
