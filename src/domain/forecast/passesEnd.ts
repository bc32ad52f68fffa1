import type { EpochMs } from '../delivery';
import { messagesOf, type DomainResults } from '../domainResults';
import type { ForecastInput, Tries } from './forecastInput';
import { sendingTime } from './passLength';

/** Share of retries that fail again before this delivery tells its own, and the number of retries that it weighs as. */
const FAILS_AGAIN = { share: 0.7, weight: 20 };

/** What an end is reckoned for. */
export interface Ending {
  readonly passMs: number;
  readonly tries: Tries;
  /** Messages that are, or will be, put off after the first pass. */
  readonly put: number;
  readonly quantile: number;
}

/** The end for one assumption of how long the pass takes, and one quantile of the number of retries. */
export function endOf(input: ForecastInput, { passMs, tries, put, quantile }: Ending): EpochMs {
  const { now, retries } = input;
  const waiting = retries?.nextAt !== undefined;
  const first = waiting
    ? Math.max(now, retries.nextAt)
    : Math.max(now + passMs, tries.untried === 0 ? 0 : wavesEnd(input));
  const share = failsAgain(input);
  const further = retriesBy(input, { put, quantile, waiting, share });
  const passes = further + (waiting || tries.untried === 0 ? 1 : 0);
  const lengths = Array.from({ length: passes }, (_, index) => retryLength(input, tries, put) * share ** index);
  return first + further * (retries?.periodMs ?? 0) + lengths.reduce((sum, length) => sum + length, 0);
}

/** How long a pass over what was put off takes, ms: as long as the domain with most of it, at its rate. */
function retryLength(input: ForecastInput, { untried, tried }: Tries, put: number): number {
  const spentMs = sendingTime(input);
  const shares = untried > 0 ? [] : (input.domains ?? []).map((results) => shareLeft(results));
  return spentMs * Math.min(1, Math.max(tried === 0 ? 0 : put / tried, ...shares));
}

function shareLeft(results: DomainResults): number {
  const all = messagesOf(results) ?? 0;
  return all === 0 ? 0 : (results.prepared ?? 0) / all;
}

/** Share of retries that fail again: what this delivery shows so far, and what is usual. */
function failsAgain({ samples }: ForecastInput): number {
  const failed = samples.reduce((sum, { retriesError }) => sum + retriesError, 0);
  const sent = samples.reduce((sum, { retriesSuccess }) => sum + retriesSuccess, 0);
  return (failed + FAILS_AGAIN.share * FAILS_AGAIN.weight) / (failed + sent + FAILS_AGAIN.weight);
}

/**
 * How many further passes there are, at one quantile. What is put off is taken for independent: that nothing is left after k
 * passes has the probability exp(−put · share^k).
 */
function retriesBy(
  { retries }: ForecastInput,
  {
    put,
    quantile,
    waiting,
    share,
  }: { readonly put: number; readonly quantile: number; readonly waiting: boolean; readonly share: number },
): number {
  const left = Math.max(0, (retries?.most ?? 0) - (retries?.done ?? 0));
  // A pass that is waited for comes anyway; what it leaves decides on the next.
  const gone = (passes: number): number => Math.exp(-put * share ** (waiting ? passes + 1 : passes));
  for (let passes = 0; passes < left; passes += 1) {
    if (gone(passes) >= quantile) {
      return passes;
    }
  }
  return left;
}

/** When the last wave begins, at the earliest; 0 without waves. */
export function wavesEnd({ waves, counters: { toDeliver = 0 } }: ForecastInput): EpochMs {
  return waves === undefined || waves.size <= 0
    ? 0
    : waves.began + (Math.ceil(toDeliver / waves.size) - 1) * waves.delayMs;
}
