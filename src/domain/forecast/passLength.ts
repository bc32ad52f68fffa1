import { messagesOf, processedOf } from '../domainResults';
import type { ThroughputSample } from '../throughput';
import type { ForecastInput, Tries } from './forecastInput';

const HOUR_MS = 3_600_000;

/** First tries: each message has one, also those that were put off. */
export function triesIn(samples: readonly ThroughputSample[]): number {
  return samples.reduce((sum, { firstSuccess, firstError }) => sum + firstSuccess + firstError, 0);
}

/** First tries per hour, now. */
export function recentRate({ samples, now, overMs }: ForecastInput): number {
  return (triesIn(samples.filter(({ at }) => at > now - overMs && at <= now)) * HOUR_MS) / overMs;
}

/** A pause between two rows that is longer is no sending, ms. */
const LONGEST_PAUSE_MS = 10 * 60_000;

/** How long first tries have been made, pauses left out, ms. */
export function sendingTime({ samples }: ForecastInput): number {
  const times = samples.filter((sample) => sample.firstSuccess + sample.firstError > 0).map(({ at }) => at);
  const steps = times.slice(1).map((at, index) => at - (times[index] ?? at));
  const usual = steps.filter((step) => step <= LONGEST_PAUSE_MS).reduce((sum, step) => sum + step, 0);
  // The first row speaks of the time before it was written.
  return usual + (steps.length === 0 ? 0 : usual / steps.length);
}

/** How long the first pass still takes, ms: as long as the slowest domain needs, where the results by domain are known. */
export function passLength(
  input: ForecastInput,
  tries: Tries,
  perHour: number,
): { readonly ms: number; readonly byDomain: boolean } {
  const slowest = slowestDomain(input, tries, perHour);
  return slowest === undefined
    ? { ms: (tries.untried / perHour) * HOUR_MS, byDomain: false }
    : { ms: slowest, byDomain: true };
}

/**
 * How long the slowest domain needs, ms: at its own rate so far, and half as much faster or slower as all that are not
 * done are now. Undefined where the results tell too little.
 */
function slowestDomain(input: ForecastInput, tries: Tries, perHour: number): number | undefined {
  const { untried } = tries;
  const open = domainsOf(input, tries).filter(({ left }) => left >= Math.max(LEAST_LEFT, untried * LEAST_DOMAIN_SHARE));
  const spentMs = sendingTime(input);
  const done = open.reduce((sum, domain) => sum + domain.done, 0);
  const left = open.reduce((sum, domain) => sum + domain.left, 0);
  // Results that lag far behind the counters tell nothing of the order of the domains.
  if (done < LEAST_TRIES || spentMs === 0 || Math.abs(left - untried) > untried * 0.5) {
    return undefined;
  }
  const usual = (done / spentMs) * HOUR_MS;
  const now = Math.sqrt(Math.min(2, Math.max(0.5, perHour / usual)));
  return Math.max(...open.map((domain) => ((domain.left / Math.max(1, domain.done)) * spentMs) / now));
}

/** A domain with fewer messages left, or with a smaller share of what is left, decides nothing. */
const LEAST_LEFT = 1.5;
const LEAST_DOMAIN_SHARE = 0.01;

/** Fewer first tries than this tell nothing of the rates of domains. */
const LEAST_TRIES = 20;

/** First tries by domain, done and left: what waits there may have been tried and put off. */
function domainsOf(
  { domains = [] }: ForecastInput,
  { tried, deferred }: Tries,
): readonly { readonly done: number; readonly left: number }[] {
  const putOff = tried === 0 ? 0 : Math.min(0.9, deferred / tried);
  return domains.map((results) => {
    const done = (processedOf(results) ?? 0) / (1 - putOff);
    return { done, left: (messagesOf(results) ?? 0) - done };
  });
}
