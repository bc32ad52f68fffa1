import * as l10n from '@vscode/l10n';
import * as z from 'zod/mini';
import { THROUGHPUT_PERIODS, windowOfPeriod, type ThroughputPeriod } from '../../domain/throughputPeriod';
import { fittedTo, rateOver } from '../../domain/throughputRate';
import { throughputSeries } from '../../domain/throughputSeries';
import { expectedEnd, rateNow, summarise, type ExpectedEnd } from '../../domain/throughputSummary';
import type { Part } from '../answer/answer';
import { timeOf, word } from '../answer/quoted';
import { defineTool } from '../defineTool';
import { aboutInstance, chosen, DELIVERY, deliveryPart, INSTANCE, namedDelivery, rounded } from './common';

const PERIODS = Object.keys(THROUGHPUT_PERIODS) as [ThroughputPeriod, ...ThroughputPeriod[]];

export const throughput = defineTool({
  name: 'campaign_throughput',
  title: () => l10n.t('Throughput'),
  summary: () => l10n.t('How fast messages go out, now and before, and when a delivery is expected to end.'),
  description:
    'Messages per hour of one delivery, or of the whole instance without `delivery`: now, average while sending, peak, the history in buckets (success and errors per hour; a bucket without rates is a gap: nothing was reported), and for a delivery being sent when its first pass is expected to end. The same figures as in the throughput panel.',
  icon: 'pulse',
  budget: 3000,
  reaches: 'instance',
  input: z.strictObject({
    instance: INSTANCE,
    delivery: z.optional(DELIVERY),
    period: z.optional(z.enum(PERIODS).check(z.describe('last6Hours without it.'))),
  }),
  run: async (call, { instance, delivery: named, period = 'last6Hours' }) => {
    const found = await chosen(call, instance);
    const { now } = found;
    const delivery = named === undefined ? undefined : await namedDelivery(found, named, call.signal);
    const asked = windowOfPeriod(period, now);
    const samples = await found.instance.throughput.samples(
      { since: asked.from, ...(delivery === undefined ? {} : { deliveryId: delivery.id }) },
      call.signal,
    );
    const window = fittedTo(samples, asked);
    const overMs = rateOver(samples, delivery !== undefined, now);
    const perHour = rateNow(samples, now, overMs);
    const points = throughputSeries(samples, window, overMs);
    const { peak, average, messages } = summarise(points, perHour === undefined ? undefined : { perHour, at: now });
    return {
      about: {
        ...aboutInstance(found),
        delivery: delivery && deliveryPart(delivery),
        unit: word('messages per hour'),
        period: word(period),
        now: rounded(perHour),
        now_is_rated_over_seconds: Math.round(overMs / 1000),
        average_while_sending: rounded(average),
        peak: peak && { per_hour: rounded(peak.perHour), at: timeOf(peak.at) },
        messages,
        expected_end: delivery && endPart(expectedEnd(delivery.counters, samples, now, overMs)),
        bucket_minutes: window.bucketMs / 60_000,
      },
      lists: {
        // Oldest last: what is left out first is the oldest.
        history_newest_first: points
          .filter(({ messages: sent }) => sent !== undefined)
          .map(({ at, successPerHour, errorPerHour, messages: sent }) => ({
            at: timeOf(at),
            success: rounded(successPerHour),
            errors: rounded(errorPerHour),
            messages: sent,
          }))
          .reverse(),
      },
    };
  },
});

function endPart(end: ExpectedEnd): Part {
  return end.kind === 'unknown'
    ? { not_known_because: word(end.because) }
    : {
        at: timeOf(end.at),
        remaining: end.remaining,
        first_tries_per_hour: rounded(end.perHour),
        takes_for_granted: end.assumptions.map((assumption) => word(assumption)),
      };
}
