import { plan } from '../../../src/demo/data/plan';
import { createRecipients } from '../../../src/demo/data/recipients';
import { createReferenceData } from '../../../src/demo/data/reference';
import { createBatchTable } from '../../../src/demo/engine/attempts';
import { createReaderTables } from '../../../src/demo/engine/readers';
import { createTargetTable } from '../../../src/demo/engine/target';
import { createIndexes, createTables } from '../../../src/demo/store/tables';
import { activeDeliveries } from '../../../src/demo/engine/deliveries';
import { randomOf } from '../../../src/demo/engine/chance';
import { Mta } from '../../../src/demo/engine/mta';
import { addDelivery, MINUTE } from '../../../src/demo/scenarios/scenario';
import type { ServerFarm } from '../../../src/demo/servers/farm';
import { openSqlite, Store, toNumber } from '../../../src/demo/store/store';
import type { DomainResults } from '../../../src/domain/domainResults';
import { DELIVERY_STATES } from '../../../src/domain/deliveryState';
import type { ForecastInput } from '../../../src/domain/forecast/forecastInput';
import type { ThroughputSample } from '../../../src/domain/throughput';
import { rateOver } from '../../../src/domain/throughputRate';

/** One server with an MTA that runs all the time. */
const FARM = {
  runningMtas: () => [
    { server: 'sending-1', pid: 1, pollMs: 3000, affinities: new Set(['default']), lacking: new Set(), full: false },
  ],
  log: () => undefined,
} as unknown as ServerFarm;

/** An instance of the demo without a past: people, and nothing that was ever sent to them. */
export async function openStore(seed: number, now: number, recipients: number): Promise<Store> {
  const store = new Store(await openSqlite());
  createTables(store);
  createBatchTable(store);
  createReaderTables(store);
  createTargetTable(store);
  createIndexes(store);
  store.transaction(() => {
    createReferenceData(store, now, 'admin');
    createRecipients(store, recipients, now, randomOf(seed));
  });
  return store;
}

/** What was known at one moment of a run, and when the delivery was through in the end. */
export interface Moment {
  readonly input: ForecastInput;
  readonly through: number;
}

const STEP_MS = 30_000;
/** How long the sending goes at one speed, ms. */
const GUST_MS = 5 * MINUTE;

/**
 * Sends one delivery on a demo from begin to end, with all that a forecast cannot know: a rate that goes up and down, a
 * provider that is slower than others, an MTA that stands still for a while. Answers what was known at one moment of it.
 */
export function sendOne(store: Store, seed: number, begin: number): Moment | undefined {
  const random = randomOf(seed * 7919 + 13);
  const lasts = (10 + random() * 80) * MINUTE;
  const share = 0.15 + random() * 0.75;
  const inWaves = random() < 0.2;
  const recipients = store.number('SELECT COUNT(*) FROM NmsRecipient');
  const slow = 1 + Math.floor(random() * 10);
  const slowness = store.number('SELECT dSlowness FROM DemoDomain WHERE iDomain = ?', [slow]);
  const throttled = random() < 0.3 ? 1 + random() * 2 : 1;
  store.run('UPDATE DemoDomain SET dSlowness = ? WHERE iDomain = ?', [slowness * throttled, slow]);
  const delaySeconds = Math.round(lasts / 4000 / (1 + random()));
  const id = addDelivery(
    {
      store,
      farm: FARM,
      instance: 'demo',
      now: begin,
      scale: 1,
      publicUrl: '',
    },
    plan({
      label: `Run ${seed}`,
      contact: begin - MINUTE,
      segment: `run${seed}`,
      share,
      rate: (recipients * share) / (lasts / 1000),
      maxRetry: Math.floor(random() * 5),
      retryPeriod: Math.round(600 + random() * 3000),
      standing: { kind: 'confirmed' },
      ...(inWaves ? { waves: { size: '25%', delaySeconds } } : {}),
    }),
  );
  const outage = random() < 0.15 ? { from: begin + random() * lasts, for: (3 + random() * 12) * MINUTE } : undefined;
  const mta = new Mta(store, FARM);
  let candidates = 0;
  let input: ForecastInput | undefined;
  let speed = 1;
  let now = begin;
  for (; now < begin + 12 * 60 * MINUTE; now += STEP_MS) {
    if ((now - begin) % GUST_MS === 0) {
      speed = Math.exp((random() - 0.5) * 0.7);
    }
    const isOut = outage !== undefined && now >= outage.from && now < outage.from + outage.for;
    if (!isOut) {
      const mine = activeDeliveries(store, now).filter((delivery) => delivery.id === id);
      store.transaction(() => {
        mta.step(now, STEP_MS * speed, mine);
      });
    }
    const state = store.number('SELECT iState FROM NmsDelivery WHERE iDeliveryId = ?', [id]);
    if (state === DELIVERY_STATES.finished) {
      break;
    }
    // Each moment of the run is as likely to be the one that is kept.
    if ((now - begin) % (2 * MINUTE) === 0 && now - begin >= 4 * MINUTE) {
      candidates += 1;
      input = random() < 1 / candidates ? inputOf(store, id, now) : input;
    }
  }
  store.run('UPDATE DemoDomain SET dSlowness = ? WHERE iDomain = ?', [slowness, slow]);
  return input === undefined ? undefined : { input, through: now };
}

function inputOf(store: Store, id: number, now: number): ForecastInput {
  const row = store.first('SELECT * FROM NmsDelivery WHERE iDeliveryId = ?', [id]) ?? {};
  const of = (name: string): number => toNumber(row[name] ?? 0);
  const samples = store
    .all('SELECT * FROM NmsDeliveryStat WHERE iDeliveryId = ? AND tsDate <= ? ORDER BY tsDate', [id, now])
    .map((stat): ThroughputSample => ({
      at: toNumber(stat['tsDate']),
      deliveryId: String(id),
      bytes: 0,
      firstSuccess: toNumber(stat['iFirstSuccess'] ?? 0),
      firstError: toNumber(stat['iFirstError'] ?? 0),
      retriesSuccess: toNumber(stat['iRetriesSuccess'] ?? 0),
      retriesError: toNumber(stat['iRetriesError'] ?? 0),
    }));
  const toDeliver = store.number('SELECT COUNT(*) FROM NmsBroadLogRcp WHERE iDeliveryId = ?', [id]);
  const domains = store
    .all(
      `SELECT iDomain AS domain, SUM(iStatus = 6) AS prepared, SUM(iStatus = 1) AS success, SUM(iStatus = 2) AS error
       FROM NmsBroadLogRcp WHERE iDeliveryId = ? GROUP BY iDomain`,
      [id],
    )
    .map((domain): DomainResults => ({
      domain: String(toNumber(domain['domain'])),
      prepared: toNumber(domain['prepared']),
      success: toNumber(domain['success']),
      error: toNumber(domain['error']),
    }));
  const processed = domains.reduce((sum, { success = 0, error = 0 }) => sum + success + error, 0);
  const waiting = of('iState') === DELIVERY_STATES.retryPending;
  return {
    now,
    counters: { toDeliver, processed },
    samples,
    overMs: rateOver(samples, true, now),
    domains,
    retries: {
      done: of('iRetry'),
      most: of('iMaxRetry'),
      periodMs: of('iRetryPeriod') * 1000,
      ...(waiting ? { nextAt: of('tsNextPassDate') } : {}),
    },
    ...(of('iWavesEnabled') === 1
      ? {
          waves: {
            size: Math.ceil(toDeliver / 4),
            delayMs: of('iWavesSplitDelay') * 1000,
            began: of('tsBroadStart'),
          },
        }
      : {}),
    validUntil: of('tsValidity'),
  };
}
