import { isCampaignError } from '../campaign/errors';

/** The longest wait after faults, ms. */
export const MOST_WAIT_MS = 30 * 60_000;

/** An instance that asks for fewer calls gets this many times the usual wait at first. */
const TOO_MANY_FACTOR = 4;

/** A look takes this part of the time at most: a slow instance is looked at less often. */
const LEAST_PAUSE_FACTOR = 9;

export interface Pace {
  /** How often one looks, ms. */
  readonly everyMs: number;
  /** How many looks in a row were disturbed. */
  readonly failures: number;
  /** What disturbed the last one. */
  readonly fault?: unknown;
  /** How long the last one took, ms. */
  readonly tookMs: number;
}

/** How long to wait until the next look, ms: ever longer after faults, and at once longer after a 429. */
export function nextWait({ everyMs, failures, fault, tookMs }: Pace): number {
  const factor = failures === 0 ? 1 : 2 ** Math.min(failures, 8) * (isTooMany(fault) ? TOO_MANY_FACTOR : 1);
  return Math.max(Math.min(everyMs * factor, Math.max(MOST_WAIT_MS, everyMs)), tookMs * LEAST_PAUSE_FACTOR);
}

function isTooMany(fault: unknown): boolean {
  return isCampaignError(fault) && fault.facts['status'] === '429';
}

const ENDS_THE_WATCH = ['logonRefused', 'banned', 'securityZone', 'sessionExpired'];

/** Whether a fault says that nobody is signed in any more: nothing but a person may change that. */
export function endsTheWatch(fault: unknown): boolean {
  return isCampaignError(fault) && ENDS_THE_WATCH.includes(fault.code);
}
