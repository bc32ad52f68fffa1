import type { EpochMs } from '../delivery';
import { progressOf } from '../progress';
import type { ForecastInput, Tries } from './forecastInput';
import { endOf, wavesEnd } from './passesEnd';
import { passLength, recentRate, triesIn } from './passLength';

const HOUR_MS = 3_600_000;

/** What a forecast takes for granted, to be said beside it. */
export type ForecastAssumption =
  'rateStays' | 'domainsStay' | 'retriesFollow' | 'wavesFollow' | 'validityEnds' | 'plannedLoadComes' | 'remedyHelps';

export interface Forecast {
  readonly kind: 'expected';
  /** When the last message is handled, retries included: in eight cases of ten it is between `early` and `late`. */
  readonly early: EpochMs;
  readonly likely: EpochMs;
  readonly late: EpochMs;
  /** When every message was tried once. */
  readonly firstPass: EpochMs;
  /** Messages that were never tried, and those that wait for a retry. */
  readonly untried: number;
  readonly deferred: number;
  /** First tries per hour; 0 while only retries are left. */
  readonly perHour: number;
  readonly assumptions: readonly ForecastAssumption[];
}

export type ForecastAnswer =
  Forecast | { readonly kind: 'unknown'; readonly because: 'noCounters' | 'nothingSentLately' | 'allHandled' };

/**
 * The spread of what is left, as real ÷ foreseen: quantiles of the tuning half of the back-test, while first tries are
 * left and when only retries are (docs/forecast.md).
 */
const SPREAD = {
  sending: { early: 0.77, late: 1.35 },
  retrying: { early: 0.955, late: 1.077 },
};

/** The quantiles of the number of retries that the range begins and ends with. */
const RETRY_QUANTILES = { early: 0.1, likely: 0.5, late: 0.9 };

/** Share of first tries that are put off before this delivery tells its own, and the tries that it weighs as. */
const DEFERRED = { share: 0.015, weight: 200 };

/**
 * When a delivery is through: a range that holds in eight cases of ten. First tries go on at the rate of each domain;
 * what is put off comes again pass by pass, as its retries allow; waves wait for their time.
 */
export function forecast(input: ForecastInput): ForecastAnswer {
  const progress = progressOf(input.counters);
  if (progress === undefined) {
    return { kind: 'unknown', because: 'noCounters' };
  }
  const left = Math.max(0, progress.total - progress.done);
  if (left === 0) {
    return { kind: 'unknown', because: 'allHandled' };
  }
  const tried = Math.max(progress.done, triesIn(input.samples));
  const untried = Math.max(0, progress.total - tried);
  const tries: Tries = { untried, tried, deferred: left - untried };
  const isSending = untried > 0 && input.retries?.nextAt === undefined;
  const perHour = recentRate(input);
  if (isSending && perHour <= 0) {
    return { kind: 'unknown', because: 'nothingSentLately' };
  }
  const pass = isSending ? passLength(input, tries, perHour) : { ms: 0, byDomain: false };
  const put = tries.deferred + untried * deferredShare(tries);
  const { least = 1, most = 1 } = input.faster ?? {};
  const ends = (quantile: number, slow: number, faster: number): EpochMs =>
    endOf(input, { passMs: (pass.ms * slow) / faster, tries, put, quantile });
  const spread = isSending ? SPREAD.sending : SPREAD.retrying;
  const slow = slowedBy(input, pass.ms * spread.late, untried);
  const until = (end: EpochMs, times: number): EpochMs =>
    Math.min(input.validUntil ?? Infinity, input.now + (end - input.now) * times);
  const likely = until(ends(RETRY_QUANTILES.likely, 1, (least + most) / 2), 1);
  return {
    kind: 'expected',
    early: Math.min(likely, until(ends(RETRY_QUANTILES.early, 1, most), spread.early)),
    likely,
    late: Math.max(likely, until(ends(RETRY_QUANTILES.late, slow, least), spread.late)),
    firstPass: Math.max(input.now + pass.ms / ((least + most) / 2), untried === 0 ? 0 : wavesEnd(input)),
    untried,
    deferred: tries.deferred,
    perHour,
    assumptions: [
      ...(isSending ? [pass.byDomain ? ('domainsStay' as const) : ('rateStays' as const)] : []),
      ...(put >= 0.5 && (input.retries?.most ?? 0) > 0 ? ['retriesFollow' as const] : []),
      ...(input.waves === undefined || untried === 0 ? [] : ['wavesFollow' as const]),
      ...(slow > 1 ? ['plannedLoadComes' as const] : []),
      ...(input.faster === undefined ? [] : ['remedyHelps' as const]),
      ...(likely === input.validUntil ? ['validityEnds' as const] : []),
    ],
  };
}

function deferredShare({ deferred, tried }: Tries): number {
  return (deferred + DEFERRED.share * DEFERRED.weight) / (tried + DEFERRED.weight);
}

/** How many times longer it takes when what is planned begins meanwhile and does not fit beside what is sent now. */
function slowedBy({ now, load }: ForecastInput, passMs: number, untried: number): number {
  const coming = (load?.planned ?? [])
    .filter(({ at }) => at < now + passMs)
    .reduce((sum, { messages }) => sum + messages, 0);
  if (load === undefined || coming === 0 || load.peak <= 0 || passMs === 0) {
    return 1;
  }
  const wanted = load.now + Math.min(coming, untried) / (passMs / HOUR_MS);
  return Math.max(1, wanted / Math.max(load.peak, load.now));
}
