import type { Store } from '../store/store';
import { chance } from './chance';
import { recomputeTracking } from './counters';

/** How fast tracking comes in, ms of instance time. */
export interface TrackingPace {
  /** Between two runs of the Tracking workflow. */
  readonly importMs: number;
  /** From import until statistics and indicators are up to date. */
  readonly consolidationMs: number;
}

const SLICE_MS = 300_000;

const AGENT = `CASE WHEN ${chance('e.iNoise', 'agent')} < 0.44 THEN 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15'
  WHEN ${chance('e.iNoise', 'agent')} < 0.62 THEN 'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/142.0'
  WHEN ${chance('e.iNoise', 'agent')} < 0.85 THEN 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/142.0'
  ELSE 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.1 Safari/605.1.15' END`;

/** Moves events whose time has come into the tracking logs; answers how many. */
export function importEvents(store: Store, until: number): number {
  const imported = store.run(
    `INSERT INTO NmsTrackingLogRcp (tsLog, iUrlId, iDeliveryId, iBroadLogId, iRecipientId, iSourceId, sUserAgent, dAmount, iArticle)
     SELECT e.tsDue, e.iUrlId, e.iDeliveryId, e.iBroadLogId, e.iRecipientId, e.iSourceId, ${AGENT}, e.dAmount, e.iArticle
     FROM DemoEvent e WHERE e.tsDue <= ? AND e.iUrlId IS NOT NULL ORDER BY e.tsDue`,
    [until],
  );
  if (imported > 0) {
    store.run('DELETE FROM DemoEvent WHERE tsDue <= ?', [until]);
  }
  return imported;
}

/** Rewrites the five-minute statistics of one delivery, or of all. */
export function consolidate(store: Store, deliveryId?: number): void {
  const filter = deliveryId === undefined ? '' : 'WHERE iDeliveryId = ?';
  const params = deliveryId === undefined ? [] : [deliveryId];
  store.run(`DELETE FROM NmsTrackingStats ${filter}`, params);
  store.run(
    `INSERT INTO NmsTrackingStats (tsStart, iTotalClicks, iUrlId, iDeliveryId)
     SELECT (tsLog / ${SLICE_MS}) * ${SLICE_MS} AS slice, COUNT(*), iUrlId, iDeliveryId FROM NmsTrackingLogRcp ${filter}
     GROUP BY iDeliveryId, iUrlId, slice`,
    params,
  );
}

/** The Tracking workflow: brings logs in at intervals, and consolidates them some time later. */
export class Tracking {
  private nextImport: number;
  private readonly waiting = new Map<number, number>();

  constructor(
    private readonly store: Store,
    private readonly pace: TrackingPace,
    startedAt: number,
    /** Whether trackinglogd and the workflow engine run: without them logs only pile up. */
    private readonly running: () => boolean,
  ) {
    this.nextImport = startedAt + pace.importMs;
  }

  step(now: number): void {
    if (now >= this.nextImport) {
      this.nextImport = now + this.pace.importMs;
      if (this.running()) {
        this.import(now);
      }
    }
    for (const [deliveryId, due] of this.waiting) {
      if (due > now) {
        continue;
      }
      this.waiting.delete(deliveryId);
      consolidate(this.store, deliveryId);
      recomputeTracking(this.store, { where: 'iDeliveryId = ?', params: [deliveryId] }, now);
    }
  }

  private import(now: number): void {
    const touched = this.store.all(
      'SELECT DISTINCT iDeliveryId FROM DemoEvent WHERE tsDue <= ? AND iUrlId IS NOT NULL',
      [now],
    );
    if (importEvents(this.store, now) === 0) {
      return;
    }
    for (const row of touched) {
      const deliveryId = Number(row['iDeliveryId']);
      this.store.run('UPDATE NmsDelivery SET iTrackingPending = 1 WHERE iDeliveryId = ?', [deliveryId]);
      if (!this.waiting.has(deliveryId)) {
        this.waiting.set(deliveryId, now + this.pace.consolidationMs);
      }
    }
    this.store.run("UPDATE XtkWorkflow SET tsProcess = ? WHERE sInternalName = 'tracking'", [now]);
    this.store.run("UPDATE XtkOption SET tsValue = ? WHERE sName = 'NmsTracking_LastConsolidation'", [now]);
  }
}
