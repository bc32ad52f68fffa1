import { DELIVERY_STATES as S } from '../../domain/deliveryState';
import type { DemoClock } from '../clock';
import type { ServerFarm } from '../servers/farm';
import type { Store } from '../store/store';
import { Chronicle } from './chronicle';
import { nextCleanup, runCleanup } from './cleanup';
import { requireDelivery, runCommand, type RunCommand } from './commands';
import { one, recomputeMessages, recomputeTracking } from './counters';
import { activeDeliveries, type EngineDelivery } from './deliveries';
import { Mta } from './mta';
import { Preparation, type PreparationGoal } from './preparation';
import { SoapFault } from '../soap/fault';
import { consolidate, Tracking, type TrackingPace } from './tracking';

/** Length of a step, ms of instance time; longer ones when much time is to be made up for. */
const STEP_MS = 1000;
const LONGEST_STEP_MS = 30_000;
const STEPS_AT_ONCE = 2000;

/** `nms:delivery/@deliveryMode` of what a mid-sourcing server sends. */
const MID_SOURCING = 4;

/** Everything that happens by itself, driven by the clock in steps. */
export class Engine {
  private time: number;
  private nextCleanup: number;
  private readonly mta: Mta;
  private readonly preparation: Preparation;
  private readonly tracking: Tracking;
  private readonly chronicle: Chronicle;
  /** Another instance sends what goes by mid-sourcing. */
  private readonly handsOver: boolean;

  constructor(
    readonly store: Store,
    private readonly farm: ServerFarm,
    private readonly clock: DemoClock,
    options: { readonly tracking: TrackingPace; readonly handsOver: boolean },
    /** Up to when everything has happened already. */
    startedAt: number,
  ) {
    this.time = startedAt;
    this.nextCleanup = nextCleanup(startedAt);
    this.mta = new Mta(store, farm);
    this.handsOver = options.handsOver;
    this.preparation = new Preparation(store);
    this.chronicle = new Chronicle(farm);
    this.tracking = new Tracking(
      store,
      options.tracking,
      this.time,
      () => farm.runs('trackinglogd') && farm.runs('wfserver') && this.workflowRuns('tracking'),
    );
  }

  /** Lets happen what the clock says has happened by now. */
  catchUp(): void {
    this.farm.refresh();
    const now = this.clock.now();
    const length = Math.min(LONGEST_STEP_MS, Math.max(STEP_MS, Math.ceil((now - this.time) / STEPS_AT_ONCE)));
    while (this.time < now) {
      const next = Math.min(this.time + length, now);
      this.store.transaction(() => {
        this.step(next, next - this.time);
      });
      this.time = next;
    }
  }

  /** Play, Pause, Stop; answers the state afterwards. */
  command(id: number, command: RunCommand, by: string): number {
    this.catchUp();
    return runCommand(this, id, command, by, this.clock.now());
  }

  /** Starts an analysis; throws a fault when the state does not allow it. */
  prepareById(id: number, goal: PreparationGoal): void {
    this.catchUp();
    this.prepare(requireDelivery(this.store, id, 'PrepareFromId'), goal);
  }

  /** Leaves an analysis as it is until it is stopped. */
  pausePreparation(id: number, by: string): void {
    this.catchUp();
    this.preparation.pause(id, by, this.clock.now());
  }

  prepare(delivery: EngineDelivery, goal: PreparationGoal): void {
    if (!Preparation.possible(delivery.state)) {
      throw new SoapFault({
        message: "SOP-330011 Error while executing the method 'Prepare' of service 'nms:delivery'.",
        detail: 'The delivery is past its analysis.',
        faultCode: 'SOAP-ENV:Server',
      });
    }
    this.preparation.begin(delivery, goal, this.clock.now());
  }

  /** `nms:delivery#RecomputeStats`: bits 1 tracking, 2 errors, 4 reset of tracking, 8 message counters. */
  recompute(id: number, flags: number): void {
    const now = this.clock.now();
    if ((flags & (2 | 8)) !== 0) {
      recomputeMessages(this.store, one(id), now);
    }
    if ((flags & (1 | 4)) !== 0) {
      consolidate(this.store, id);
      recomputeTracking(this.store, one(id), now);
    }
  }

  /** Every night, when the workflow engine runs and the workflow is started (state 11) and not in error. */
  private cleanUp(now: number): void {
    if (now < this.nextCleanup) {
      return;
    }
    this.nextCleanup = nextCleanup(now);
    if (this.workflowRuns('cleanup') && this.farm.runs('wfserver')) {
      runCleanup(this.store, now);
    }
  }

  private workflowRuns(name: string): boolean {
    return (
      this.store.number('SELECT COUNT(*) FROM XtkWorkflow WHERE sInternalName = ? AND iState = 11 AND iFailed = 0', [
        name,
      ]) > 0
    );
  }

  private step(now: number, elapsedMs: number): void {
    const active = activeDeliveries(this.store, now);
    for (const delivery of active) {
      if (delivery.state < S.ready) {
        this.preparation.step(delivery, now);
      }
    }
    this.mta.step(
      now,
      elapsedMs,
      active.filter(({ state, mode }) => state > S.ready && !(this.handsOver && mode === MID_SOURCING)),
    );
    this.tracking.step(now);
    this.cleanUp(now);
    this.chronicle.step(now);
  }
}
