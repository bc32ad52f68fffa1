import type { CampaignInstance } from '../../campaign/instance';
import type { Delivery, DeliveryId, EpochMs } from '../../domain/delivery';
import type { ForecastInput } from '../../domain/forecast/forecastInput';
import { remainingMessages } from '../../domain/progress';
import { windowBetween } from '../../domain/throughputPeriod';
import { rateNow, summarise } from '../../domain/throughputSummary';
import { throughputSeries } from '../../domain/throughputSeries';
import { orNothing } from '../frame/optionalReading';
import { MOST_PLANNED } from './plannedLoad';

/** What is planned and running beside a delivery changes slowly, ms. */
const READ_AGAIN_MS = 60_000;

const DAY_MS = 24 * 60 * 60_000;

/** Deliveries being sent that are looked at for the biggest. */
const MOST_RUNNING = 20;

/** What else decides how fast a delivery is sent. */
export interface Surroundings {
  readonly load: NonNullable<ForecastInput['load']>;
  /** MTAs as the instance sees them; undefined where the operator may not look. */
  readonly mtas: { readonly running: number; readonly stopped: number } | undefined;
  /** The delivery with most left besides this one, and what it sends per hour. */
  readonly other: { readonly label: string; readonly perHour: number } | undefined;
}

/** Reads what is around a delivery that is being sent: five calls, at most once a minute. */
export class SurroundingsReader {
  private last: { readonly at: EpochMs; readonly value: Surroundings } | undefined;

  constructor(private readonly deliveryId: DeliveryId) {}

  async read(instance: CampaignInstance, now: EpochMs, signal: AbortSignal): Promise<Surroundings> {
    if (this.last === undefined || now - this.last.at >= READ_AGAIN_MS) {
      this.last = { at: now, value: await readSurroundings(instance, this.deliveryId, now, signal) };
    }
    return this.last.value;
  }
}

async function readSurroundings(
  instance: CampaignInstance,
  deliveryId: DeliveryId,
  now: EpochMs,
  signal: AbortSignal,
): Promise<Surroundings> {
  const [scheduled, running, samples, processes] = await Promise.all([
    instance.deliveries.list({ group: 'scheduled', now, pageSize: MOST_PLANNED }, signal),
    instance.deliveries.list({ group: 'inProgress', now, pageSize: MOST_RUNNING }, signal),
    instance.throughput.samples({ since: now - DAY_MS, long: true }, signal),
    orNothing(instance.machines.processes(instance.info.instanceName, signal)),
  ]);
  const { peak } = summarise(throughputSeries(samples, windowBetween(now - DAY_MS, now)));
  const other = biggest(running.rows, deliveryId);
  const mtas = processes?.filter(({ name }) => name === 'mta');
  return {
    load: {
      planned: scheduled.rows.flatMap(({ contactDate, counters: { toDeliver } }) =>
        contactDate === undefined || toDeliver === undefined ? [] : [{ at: contactDate, messages: toDeliver }],
      ),
      now: rateNow(samples, now) ?? 0,
      peak: peak?.perHour ?? 0,
    },
    mtas: mtas && {
      running: mtas.filter((one) => one.running).length,
      stopped: mtas.filter((one) => !one.running).length,
    },
    other: other && {
      label: other.label,
      perHour:
        rateNow(
          samples.filter((sample) => sample.deliveryId === other.id),
          now,
        ) ?? 0,
    },
  };
}

function biggest(running: readonly Delivery[], except: DeliveryId): Delivery | undefined {
  const left = ({ counters }: Delivery): number => remainingMessages(counters) ?? 0;
  const [first] = running.filter(({ id }) => id !== except).sort((a, b) => left(b) - left(a));
  return first !== undefined && left(first) > 0 ? first : undefined;
}
