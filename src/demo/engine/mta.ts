import { DELIVERY_STATES as S } from '../../domain/deliveryState';
import type { RunningMta, ServerFarm } from '../servers/farm';
import type { Store } from '../store/store';
import { recomputeMessages, one } from './counters';
import { setState, type EngineDelivery } from './deliveries';
import { grouped, writeJournal } from './journal';
import { Sender } from './sender';

/** Milliseconds an MTA needs after its start before it first looks at the database. */
const WARM_UP_MS = 1200;
/** The mid-sourcing platform looks for work as often. */
const MID_POLL_MS = 2000;
const TRANSITION_MS = 2000;
/** What Campaign takes without the option NmsOperation_LimitConcurrency. */
const DEFAULT_CONCURRENCY = 10;

interface Poller {
  readonly mta: RunningMta;
  next: number;
}

/** Everything that happens above state 45: taking due deliveries, sending, retrying, pausing, stopping. */
export class Mta {
  private readonly pollers = new Map<string, Poller>();
  private readonly senders = new Map<number, Sender>();
  private readonly complained = new Set<string>();
  private nextMidPoll = 0;

  constructor(
    private readonly store: Store,
    private readonly farm: ServerFarm,
  ) {}

  /** One step of time; `deliveries` are those that may need something. */
  step(now: number, elapsedMs: number, deliveries: readonly EngineDelivery[]): void {
    this.watchProcesses(now);
    const due = [...this.pollers.values()].filter((poller) => now >= poller.next);
    const midDue = now >= this.nextMidPoll;
    for (const poller of due) {
      poller.next = now + poller.mta.pollMs;
    }
    if (midDue) {
      this.nextMidPoll = now + MID_POLL_MS;
    }
    for (const delivery of deliveries) {
      const carriers = this.carriersOf(delivery);
      if (delivery.mode === 4 ? midDue : due.some(({ mta }) => carriers.includes(mta) && !mta.full)) {
        this.poll(delivery, now, carriers);
      } else if (delivery.state === S.startPending && delivery.mode !== 4) {
        this.complainOfAffinity(delivery, now, due);
      }
      this.advance(delivery, now, elapsedMs, carriers);
    }
  }

  /** Forgets a delivery that was taken away from the MTA. */
  release(id: number, now: number): void {
    this.senders.get(id)?.flush(now);
    this.senders.delete(id);
  }

  /** Notes which MTAs run; a new process warms up before its first look. */
  private watchProcesses(now: number): void {
    const running = this.farm.runningMtas();
    for (const mta of running) {
      const known = this.pollers.get(mta.server);
      if (known?.mta.pid === mta.pid) {
        this.pollers.set(mta.server, { ...known, mta });
        continue;
      }
      this.pollers.set(mta.server, { mta, next: now + WARM_UP_MS });
      this.farm.log(
        mta.server,
        'mta',
        now,
        'info',
        `MTA ready, IP affinities: ${[...mta.affinities].join(', ') || 'none'}`,
      );
    }
    for (const [server, poller] of this.pollers) {
      if (!running.some((mta) => mta.server === server && mta.pid === poller.mta.pid)) {
        this.pollers.delete(server);
      }
    }
  }

  /** MTAs that may send a delivery; the mid-sourcing platform's own are always there, and letters are none of theirs. */
  private carriersOf({ affinity, mode, sms }: EngineDelivery): readonly RunningMta[] {
    if (mode === 4 || mode === 0) {
      return [];
    }
    return [...this.pollers.values()]
      .map(({ mta }) => mta)
      .filter((mta) => mta.affinities.has(affinity === '' ? 'default' : affinity))
      .filter(({ lacking }) => !lacking.has('stat') && !(sms && lacking.has('sms')));
  }

  /** A look at the database: takes a delivery whose time has come. */
  private poll(delivery: EngineDelivery, now: number, carriers: readonly RunningMta[]): void {
    const { id, state } = delivery;
    if (state === S.startPending && (delivery.contact ?? now) <= now) {
      if (this.mayStart(delivery, now)) {
        this.start(delivery, now, carriers);
      }
    } else if (state === S.retryPending && (delivery.nextPass ?? now) <= now) {
      setState(this.store, id, S.retryInProgress, now);
      this.store.run('UPDATE NmsDelivery SET tsPassStart = ? WHERE iDeliveryId = ?', [now, id]);
      writeJournal(this.store, id, now, 'info', `Retry ${delivery.retry} of ${delivery.maxRetry} started`);
    } else if (state === S.pausePending) {
      setState(this.store, id, S.pauseInProgress, now, now + TRANSITION_MS);
    } else if (state === S.cancelPending) {
      setState(this.store, id, S.cancelInProgress, now, now + TRANSITION_MS);
    }
  }

  /** Validity, routing account and the limit of campaign deliveries at the same time. */
  private mayStart({ id, validity, operationId }: EngineDelivery, now: number): boolean {
    if (validity !== undefined && validity <= now) {
      return false;
    }
    const routed = this.store.first(
      `SELECT a.iActive AS active, v.iDeliveryMode = 4 AND v.iMidRemoteId = 0 AS lost, v.iDeliveryMode = 4 AND w.iState <> 11 AS unheard
       FROM NmsDelivery v JOIN NmsExtAccount a ON a.iExtAccountId = v.iDeliveryProviderId
       LEFT JOIN XtkWorkflow w ON w.sInternalName = 'defaultMidSourcingDlv' WHERE v.iDeliveryId = ?`,
      [id],
    );
    // What the mid-sourcing platform never got, it does not send; what it does, a workflow brings back.
    if (routed?.['active'] === 0 || routed?.['lost'] === 1 || routed?.['unheard'] === 1) {
      return false;
    }
    if (operationId === 0) {
      return true;
    }
    const limit =
      this.store.number("SELECT iLongValue FROM XtkOption WHERE sName = 'NmsOperation_LimitConcurrency'") ||
      DEFAULT_CONCURRENCY;
    const running = this.store.number(
      `SELECT COUNT(*) FROM NmsDelivery WHERE iState IN (${S.started}, ${S.retryInProgress}) AND iOperationId > 0 AND iIsModel = 0`,
    );
    return running < limit;
  }

  /** An MTA that looks at a delivery it has no affinity for leaves it, and says so once in its log. */
  private complainOfAffinity({ id, label, affinity }: EngineDelivery, now: number, due: readonly Poller[]): void {
    for (const { mta } of due) {
      const key = `${mta.server}:${mta.pid}:${id}:${affinity}`;
      if (mta.affinities.has(affinity === '' ? 'default' : affinity) || this.complained.has(key)) {
        continue;
      }
      this.complained.add(key);
      this.farm.log(
        mta.server,
        'mta',
        now,
        'warning',
        `Delivery '${label}' (${id}): IP affinity '${affinity}' is not configured on this server, delivery left waiting`,
      );
    }
  }

  private start(delivery: EngineDelivery, now: number, carriers: readonly RunningMta[]): void {
    const { id, label, started } = delivery;
    setState(this.store, id, S.started, now);
    this.store.run(
      'UPDATE NmsDelivery SET tsBroadStart = COALESCE(tsBroadStart, ?), tsPassStart = ? WHERE iDeliveryId = ?',
      [now, now, id],
    );
    writeJournal(this.store, id, now, 'info', started === undefined ? 'Delivery started' : 'Delivery resumed');
    for (const mta of carriers) {
      this.farm.log(mta.server, 'mta', now, 'info', `Delivery '${label}' (${id}): sending started`);
    }
  }

  private advance(delivery: EngineDelivery, now: number, elapsedMs: number, carriers: readonly RunningMta[]): void {
    switch (delivery.state) {
      case S.started:
      case S.retryInProgress:
        if (delivery.mode === 4 || carriers.length > 0) {
          this.sendSome(delivery, now, elapsedMs, carriers);
        } else {
          this.senders.delete(delivery.id);
        }
        break;
      case S.pauseInProgress:
        if (now >= (delivery.phaseEnd ?? now)) {
          this.paused(delivery, now);
        }
        break;
      case S.cancelInProgress:
        if (now >= (delivery.phaseEnd ?? now)) {
          this.cancelled(delivery, now);
        }
        break;
      default:
        break;
    }
  }

  private sendSome(delivery: EngineDelivery, now: number, elapsedMs: number, carriers: readonly RunningMta[]): void {
    const known = this.senders.get(delivery.id);
    const sender = known?.pass === delivery.retry ? known : new Sender(this.store, delivery, now);
    this.senders.set(delivery.id, sender);
    const tried = sender.send(now, elapsedMs, carriers.length > 1 ? 1.6 : 1);
    if (tried > 0 || sender.remaining() > 0) {
      return;
    }
    this.senders.delete(delivery.id);
    sender.flush(now);
    const deferred = sender.deferred();
    if (deferred > 0) {
      this.planRetry(delivery, deferred, now);
    } else {
      this.finish(delivery, now, carriers);
    }
  }

  private planRetry(delivery: EngineDelivery, deferred: number, now: number): void {
    const next = now + delivery.retryPeriodMs;
    setState(this.store, delivery.id, S.retryPending, now);
    this.store.run('UPDATE NmsDelivery SET iRetry = ?, tsNextPassDate = ? WHERE iDeliveryId = ?', [
      delivery.retry + 1,
      next,
      delivery.id,
    ]);
    writeJournal(
      this.store,
      delivery.id,
      now,
      'warning',
      `${grouped(deferred)} message(s) could not be delivered yet, retry ${delivery.retry + 1} is planned`,
    );
  }

  private finish(delivery: EngineDelivery, now: number, carriers: readonly RunningMta[]): void {
    const { id, label } = delivery;
    setState(this.store, id, S.finished, now);
    this.store.run('UPDATE NmsDelivery SET tsBroadEnd = ?, tsNextPassDate = NULL WHERE iDeliveryId = ?', [now, id]);
    this.store.run('DELETE FROM NmsDeliveryPart WHERE iDeliveryId = ?', [id]);
    const row = this.store.first('SELECT iSuccess, iError FROM NmsDelivery WHERE iDeliveryId = ?', [id]);
    const success = grouped(Number(row?.['iSuccess']));
    const error = grouped(Number(row?.['iError']));
    writeJournal(this.store, id, now, 'info', `Delivery finished: ${success} message(s) sent, ${error} in error`);
    for (const mta of carriers) {
      this.farm.log(
        mta.server,
        'mta',
        now,
        'info',
        `Delivery '${label}' (${id}): finished, ${success} sent, ${error} in error`,
      );
    }
  }

  private paused({ id }: EngineDelivery, now: number): void {
    this.release(id, now);
    setState(this.store, id, S.paused, now);
    writeJournal(this.store, id, now, 'info', 'Delivery paused');
  }

  private cancelled({ id }: EngineDelivery, now: number): void {
    this.release(id, now);
    cancelDelivery(this.store, id, now);
  }
}

/** Ends a delivery before its time: what was not sent counts as cancelled (status 7). */
export function cancelDelivery(store: Store, id: number, now: number): void {
  store.run('UPDATE NmsBroadLogRcp SET iStatus = 7, tsLastModified = ? WHERE iDeliveryId = ? AND iStatus = 6', [
    now,
    id,
  ]);
  store.run('DELETE FROM NmsDeliveryPart WHERE iDeliveryId = ?', [id]);
  setState(store, id, S.cancelled, now);
  store.run('UPDATE NmsDelivery SET tsBroadEnd = ?, tsNextPassDate = NULL WHERE iDeliveryId = ?', [now, id]);
  recomputeMessages(store, one(id), now);
  writeJournal(store, id, now, 'warning', 'Delivery stopped');
}
