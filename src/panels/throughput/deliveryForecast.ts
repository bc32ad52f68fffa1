import type { DeliveryDetail, EpochMs } from '../../domain/delivery';
import { forecast } from '../../domain/forecast/forecast';
import type { ForecastInput, ForecastWaves } from '../../domain/forecast/forecastInput';
import { rateOver } from '../../domain/throughputRate';
import type { ThroughputSample } from '../../domain/throughput';
import { waveDelayMs } from '../../domain/waves';
import type { Part } from '../../shared/protocol/common';
import type { Destinations } from '../../shared/protocol/throughput';
import type { ForecastText, WhatIf } from '../../shared/protocol/throughput';
import type { Surroundings } from './surroundings';

/** How much of the rate of another delivery a pause of it gives this one, at most: all of it. */
const LEAST_GAIN = 1;

export interface DeliveryForecastInput {
  readonly delivery: DeliveryDetail;
  /** All that was sent of it. */
  readonly samples: readonly ThroughputSample[];
  readonly now: EpochMs;
  readonly destinations: Part<Destinations> | undefined;
  /** Undefined until it was looked at. */
  readonly around: Surroundings | undefined;
}

/** When a delivery is through, and what would come of a remedy; undefined where nothing tells. */
export function deliveryForecast(
  given: DeliveryForecastInput,
): { readonly forecast: ForecastText; readonly whatIf: WhatIf[] } | undefined {
  const input = inputOf(given);
  const answer = forecast(input);
  if (answer.kind === 'unknown') {
    return undefined;
  }
  const { early, likely, late, assumptions } = answer;
  return {
    forecast: { early, likely, late, assumptions: [...assumptions] },
    whatIf: remedies(given.around, answer.perHour).flatMap(({ faster, ...remedy }) => {
      const then = forecast({ ...input, faster });
      return then.kind === 'unknown' || answer.untried === 0
        ? []
        : [{ ...remedy, early: then.early, likely: then.likely, late: then.late }];
    }),
  };
}

function inputOf({ delivery, samples, now, destinations, around }: DeliveryForecastInput): ForecastInput {
  const { counters, retry, maxRetry, retryPeriodSeconds, nextPassDate, validityDate } = delivery;
  const waves = wavesOf(delivery);
  return {
    now,
    counters,
    samples,
    overMs: rateOver(samples, true, now),
    ...(destinations?.ok === true
      ? {
          domains: destinations.value.rows.map(({ domain, delivered, waiting, errors }) => ({
            domain,
            ...(waiting === undefined ? {} : { prepared: waiting }),
            ...(delivered === undefined ? {} : { success: delivered }),
            ...(errors === undefined ? {} : { error: errors }),
          })),
        }
      : {}),
    ...(maxRetry === undefined || retryPeriodSeconds === undefined
      ? {}
      : {
          retries: {
            done: retry ?? 0,
            most: maxRetry,
            periodMs: retryPeriodSeconds * 1000,
            ...(nextPassDate === undefined || nextPassDate <= now ? {} : { nextAt: nextPassDate }),
          },
        }),
    ...(waves === undefined ? {} : { waves }),
    ...(validityDate === undefined ? {} : { validUntil: validityDate }),
    ...(around === undefined ? {} : { load: around.load }),
  };
}

/** Waves of equal size; those by calendar have dates of their own, which are not told here. */
function wavesOf({ waves, counters, broadStart }: DeliveryDetail): ForecastWaves | undefined {
  const delayMs = waves?.enabled === true ? waveDelayMs(waves) : undefined;
  const size = sizeOf(waves?.splitSize, counters.toDeliver);
  return delayMs === undefined || size === undefined || broadStart === undefined
    ? undefined
    : { size, delayMs, began: broadStart };
}

/** A number of messages, or a part of them such as `25%`. */
function sizeOf(text: string | undefined, all: number | undefined): number | undefined {
  const [, number, percent] = /^\s*(\d+(?:\.\d+)?)\s*(%?)\s*$/.exec(text ?? '') ?? [];
  if (number === undefined || Number(number) <= 0) {
    return undefined;
  }
  return percent === '%' ? all && (all * Number(number)) / 100 : Number(number);
}

type Remedy = Pick<WhatIf, 'remedy' | 'name'> & { readonly faster: NonNullable<ForecastInput['faster']> };

/** What could make it faster, on the numbers at hand. */
function remedies(around: Surroundings | undefined, perHour: number): readonly Remedy[] {
  if (around === undefined || perHour <= 0) {
    return [];
  }
  const { mtas, other } = around;
  return [
    ...(mtas !== undefined && mtas.running > 0 && mtas.stopped > 0
      ? [
          {
            remedy: 'startMta' as const,
            // One more brings its full share at most; providers and database may let it bring half of it.
            faster: { least: 1 + 0.5 / mtas.running, most: 1 + 1 / mtas.running },
          },
        ]
      : []),
    ...(other === undefined || other.perHour <= 0
      ? []
      : [
          {
            remedy: 'pauseOther' as const,
            name: other.label,
            faster: { least: LEAST_GAIN, most: (perHour + other.perHour) / perHour },
          },
        ]),
  ];
}
