import { toNumber, type Store } from '../store/store';
import { attemptBatch, batchResult, quarantine, type Attempt } from './attempts';
import { one, recomputeMessages } from './counters';
import type { EngineDelivery } from './deliveries';
import { planReaders } from './readers';

interface DomainQueue {
  readonly domain: number;
  /** Messages a second to this domain. */
  readonly rate: number;
  credit: number;
}

/** Milliseconds between two rows of `nms:deliveryStat` while sending. */
export const STAT_PERIOD_MS = 5000;

/** Slices in which the workflow copies the throughput of the mid-sourcing platform. */
const MID_SLICE_MS = 600_000;

/** One pass over the messages of one delivery, as the MTA goes through it. */
export class Sender {
  private readonly queues: DomainQueue[];
  private volume = 0;
  private success = 0;
  private error = 0;
  private nextStat: number;
  private triedSinceFlush = false;

  constructor(
    private readonly store: Store,
    private readonly delivery: EngineDelivery,
    now: number,
  ) {
    this.queues = this.openQueues();
    this.nextStat = now + STAT_PERIOD_MS;
  }

  get pass(): number {
    return this.delivery.retry;
  }

  /** Sends what `elapsedMs` allows; `boost` multiplies the rate. Answers how many messages were tried. */
  send(now: number, elapsedMs: number, boost: number): number {
    let room = this.waveRoom(now);
    this.store.run('DELETE FROM DemoBatch');
    let tried = 0;
    for (const queue of this.queues) {
      queue.credit = Math.min(queue.credit + (queue.rate * boost * elapsedMs) / 1000, queue.rate * boost * 30 + 1);
      const count = Math.min(Math.floor(queue.credit), room);
      if (count < 1) {
        continue;
      }
      const taken = this.take(queue.domain, count, now);
      queue.credit = taken < count ? 0 : queue.credit - taken;
      room -= taken;
      tried += taken;
    }
    if (tried > 0) {
      this.attempt();
    }
    this.triedSinceFlush ||= tried > 0;
    if (now >= this.nextStat) {
      this.flush(now);
    }
    return tried;
  }

  /** Messages of this pass that have not been tried. */
  remaining(): number {
    return this.store.number(
      'SELECT COUNT(*) FROM NmsBroadLogRcp WHERE iDeliveryId = ? AND iStatus = 6 AND iPass <= ?',
      [this.delivery.id, this.pass],
    );
  }

  /** Messages put off to the next pass. */
  deferred(): number {
    return this.store.number(
      'SELECT COUNT(*) FROM NmsBroadLogRcp WHERE iDeliveryId = ? AND iStatus = 6 AND iPass > ?',
      [this.delivery.id, this.pass],
    );
  }

  /** Writes throughput and counters gathered since the last time. */
  flush(now: number): void {
    this.nextStat = now + STAT_PERIOD_MS;
    if (!this.triedSinceFlush) {
      return;
    }
    this.triedSinceFlush = false;
    recomputeMessages(this.store, one(this.delivery.id), now);
    this.store.run('UPDATE NmsDelivery SET tsLastModified = ? WHERE iDeliveryId = ?', [now, this.delivery.id]);
    this.writeThroughput(this.delivery.mode === 4 ? Math.floor(now / MID_SLICE_MS) * MID_SLICE_MS : now);
  }

  /** Adds to the row of this date, or writes it. The key is date and delivery. */
  private writeThroughput(date: number): void {
    if (this.success + this.error === 0) {
      return;
    }
    const [success, error] = this.pass === 0 ? ['iFirstSuccess', 'iFirstError'] : ['iRetriesSuccess', 'iRetriesError'];
    const figures = [this.volume, this.success, this.error];
    const added = this.store.run(
      `UPDATE NmsDeliveryStat SET dVolume = dVolume + ?, ${success} = ${success} + ?, ${error} = ${error} + ? WHERE iDeliveryId = ? AND tsDate = ?`,
      [...figures, this.delivery.id, date],
    );
    if (added === 0) {
      this.store.run(
        `INSERT INTO NmsDeliveryStat (dVolume, ${success}, ${error}, iDeliveryId, tsDate) VALUES (?, ?, ?, ?, ?)`,
        [...figures, this.delivery.id, date],
      );
    }
    this.volume = this.success = this.error = 0;
  }

  private openQueues(): DomainQueue[] {
    const rows = this.store.all(
      `SELECT b.iDomain AS domain, COUNT(*) AS n, d.dSlowness AS slowness FROM NmsBroadLogRcp b JOIN DemoDomain d ON d.iDomain = b.iDomain
       WHERE b.iDeliveryId = ? GROUP BY b.iDomain ORDER BY b.iDomain`,
      [this.delivery.id],
    );
    const total = rows.reduce((sum, row) => sum + toNumber(row['n']), 0);
    return rows.map((row) => ({
      domain: toNumber(row['domain']),
      rate: (this.delivery.rate * toNumber(row['n'])) / total / toNumber(row['slowness']),
      credit: 0,
    }));
  }

  /** How many messages the waves that have begun still allow. */
  private waveRoom(now: number): number {
    const { waves, started, id } = this.delivery;
    if (waves === undefined || started === undefined) {
      return Number.MAX_SAFE_INTEGER;
    }
    const begun = 1 + Math.floor((now - started) / Math.max(waves.delayMs, 1));
    const tried = this.store.number(
      'SELECT COUNT(*) FROM NmsBroadLogRcp WHERE iDeliveryId = ? AND NOT (iStatus = 6 AND iPass = 0)',
      [id],
    );
    return Math.max(0, begun * waves.size - tried);
  }

  private take(domain: number, count: number, now: number): number {
    return this.store.run(
      `INSERT INTO DemoBatch (iBroadLogId, tsEvent)
       SELECT iBroadLogId, ? FROM NmsBroadLogRcp WHERE iDeliveryId = ? AND iStatus = 6 AND iDomain = ? AND iPass <= ? LIMIT ?`,
      [now, this.delivery.id, domain, this.pass, count],
    );
  }

  private attempt(): void {
    const attempt: Attempt = {
      deliveryId: this.delivery.id,
      pass: this.pass,
      maxRetry: this.delivery.maxRetry,
      sms: this.delivery.sms,
      weight: this.delivery.weight,
    };
    attemptBatch(this.store, attempt);
    const result = batchResult(this.store, attempt);
    this.volume += result.volume;
    this.success += result.success;
    this.error += result.error;
    quarantine(this.store);
    planReaders(this.store, this.delivery.id);
  }
}
