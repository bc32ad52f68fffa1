import { isCancelled, sleep } from '../../../platform/abort';
import type { ReadStretch, SourceEvent } from './logSource';

export interface PollingOptions {
  /** What is new behind a place; `skipped` when more came than was read, and the oldest of it is missing. */
  readonly read: (
    after: string | undefined,
    signal: AbortSignal,
  ) => Promise<ReadStretch & { readonly skipped?: boolean }>;
  /** How often to look, ms: soon after something came, ever more rarely up to the most while nothing comes. */
  readonly leastMs: () => number;
  readonly mostMs: () => number;
  /** Whether a failure goes away by itself. */
  readonly passes: (error: unknown) => boolean;
}

/** After so many looks in vain the next one waits longer. */
const PATIENT_LOOKS = 20;

/** Follows by looking again and again, never twice at once. */
export async function* pollingFollow(
  options: PollingOptions,
  from: string | undefined,
  signal: AbortSignal,
): AsyncGenerator<SourceEvent> {
  let place = from;
  let vain = 0;
  let failures = 0;
  while (!signal.aborted) {
    try {
      const { skipped, ...found } = await options.read(place, signal);
      if (failures > 0) {
        yield { kind: 'gap', reason: 'reconnected' };
      }
      failures = 0;
      if (skipped === true) {
        yield { kind: 'gap', reason: 'skipped' };
      }
      vain = found.rows.length > 0 ? 0 : vain + 1;
      if (found.rows.length > 0) {
        yield { kind: 'rows', ...found };
      }
      place = found.end ?? place;
    } catch (error) {
      if (isCancelled(error)) {
        return;
      }
      if (!options.passes(error)) {
        throw error;
      }
      if (failures === 0) {
        yield { kind: 'gap', reason: 'disconnected', error };
      }
      failures += 1;
    }
    const longer = failures > 0 ? 2 ** Math.min(6, failures) : 2 ** Math.min(6, Math.floor(vain / PATIENT_LOOKS));
    try {
      await sleep(Math.min(Math.max(options.mostMs(), options.leastMs()), options.leastMs() * longer), signal);
    } catch {
      return;
    }
  }
}
