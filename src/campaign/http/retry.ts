import { setTimeout as delay } from 'timers/promises';
import { CampaignError, isCampaignError } from '../errors';

export interface RetryPolicy {
  /** Tries in all (default 3). */
  readonly attempts: number;
  /** Pause before the second try, ms; doubles each time (default 300). */
  readonly firstPauseMs: number;
  /** Injectable for tests; 0 ≤ n < 1. */
  readonly random: () => number;
}

export const DEFAULT_RETRY: RetryPolicy = { attempts: 3, firstPauseMs: 300, random: Math.random };

/**
 * True for faults of the way to the instance that may be gone at the next try. A refused certificate, a wrong name or a
 * SOAP fault will not be; after a timeout the server is still busy with the first query, and must not get it twice.
 */
export function isTransient(error: unknown): boolean {
  if (!isCampaignError(error)) {
    return false;
  }
  if (error.code === 'dns') {
    return error.facts['problem'] === 'EAI_AGAIN';
  }
  if (error.code === 'http' || error.code === 'html') {
    return ['502', '503', '504'].includes(error.facts['status'] ?? '');
  }
  return ['refused', 'connectionLost', 'truncated'].includes(error.code);
}

/** Waits before try number `attempt` + 1 (the first is 1), half to one and a half times the nominal pause. */
export async function pauseBeforeRetry(
  policy: RetryPolicy,
  attempt: number,
  doing: string,
  signal: AbortSignal,
): Promise<void> {
  const ms = policy.firstPauseMs * 2 ** (attempt - 1) * (0.5 + policy.random());
  try {
    await delay(ms, undefined, { signal });
  } catch {
    throw new CampaignError({ code: 'cancelled', doing, facts: {} });
  }
}
