import type { EpochMs } from '../domain/delivery';
import type { Observed } from '../domain/judgement/observed';
import type { ThroughputSample } from '../domain/throughput';
import { rateNow } from '../domain/throughputSummary';
import type { SendingRate, Sight } from './sight';

const LATELY_MS = 10 * 60_000;
const BEFORE_MS = 30 * 60_000;

/** How far back throughput is read, ms. */
export const SAMPLED_MS = LATELY_MS + BEFORE_MS;

/** The rates of the instance and of each delivery, from rows of the statistics. @param now the instance's time */
export function sendingRates(
  samples: Observed<readonly ThroughputSample[]>,
  now: EpochMs,
): Pick<Sight, 'rate' | 'rates'> {
  if (!samples.ok) {
    return { rate: samples, rates: samples };
  }
  const { at, source, value } = samples;
  const byDelivery = new Map<string, ThroughputSample[]>();
  for (const sample of value) {
    const known = byDelivery.get(sample.deliveryId);
    if (known === undefined) {
      byDelivery.set(sample.deliveryId, [sample]);
    } else {
      known.push(sample);
    }
  }
  const rates = Object.fromEntries([...byDelivery].map(([id, of]) => [id, rateOf(of, now)]));
  return { rate: { ok: true, at, source, value: rateOf(value, now) }, rates: { ok: true, at, source, value: rates } };
}

function rateOf(samples: readonly ThroughputSample[], now: EpochMs): SendingRate {
  return {
    lately: Math.round(rateNow(samples, now, LATELY_MS) ?? 0),
    before: Math.round(rateNow(samples, now - LATELY_MS, BEFORE_MS) ?? 0),
  };
}
