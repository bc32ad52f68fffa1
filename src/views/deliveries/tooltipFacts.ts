import type { CampaignInstance } from '../../campaign/instance';
import type { Delivery, EpochMs } from '../../domain/delivery';
import { DELIVERY_STATES } from '../../domain/deliveryState';
import { RATE_NOW_OVER_MS, rateNow } from '../../domain/throughputSummary';
import { isCancelled } from '../../platform/abort';
import type { TooltipFacts } from './deliveryTooltip';

const SENDING = new Set<number>([
  DELIVERY_STATES.started,
  DELIVERY_STATES.retryPending,
  DELIVERY_STATES.retryInProgress,
]);

/** What a tooltip tells beyond the delivery itself. A fact that cannot be read is left out: a hover is no place for an error. */
export async function tooltipFacts(
  instance: CampaignInstance,
  { id, state }: Delivery,
  now: EpochMs,
  signal: AbortSignal,
): Promise<TooltipFacts> {
  const [samples, lines] = await Promise.all([
    SENDING.has(state)
      ? orNothing(instance.throughput.samples({ deliveryId: id, since: now - RATE_NOW_OVER_MS }, signal))
      : undefined,
    orNothing(instance.audit.tail(id, 1, signal)),
  ]);
  return { perHour: samples === undefined ? undefined : rateNow(samples, now), lastLine: lines?.at(-1) };
}

async function orNothing<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (isCancelled(error)) {
      throw error;
    }
    return undefined;
  }
}
