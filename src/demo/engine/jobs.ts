import { randomBytes } from 'node:crypto';
import { DELIVERY_STATES as S } from '../../domain/deliveryState';
import { insertRow, type Store, toNumber, toText } from '../store/store';
import { SoapFault } from '../soap/fault';
import type { Engine } from './engine';
import { Preparation, type PreparationGoal } from './preparation';

/** Values of `xtk:job/@status` (protocol facts, section 6). */
export const JOB_STATUS = { running: 2, canceling: 3, canceled: 4, finished: 5, error: 6, paused: 8 } as const;

export interface Job {
  readonly id: number;
  readonly uuid: string;
  readonly deliveryId: number;
  readonly method: string;
  readonly status: number;
  /** 0 to 100. */
  readonly progress: number;
  readonly warning: boolean;
  /** Journal lines of this job come after this one. */
  readonly firstLogId: number;
}

const GOALS: Readonly<Record<string, PreparationGoal>> = {
  Prepare: 'messages',
  PrepareTarget: 'target',
  PrepareTargetImpl: 'target',
  PrepareMessage: 'messages',
  PrepareMessageImpl: 'messages',
  PrepareAndStart: 'start',
};

/** Work that a client starts and then asks about: analyses of deliveries. */
export class Jobs {
  constructor(
    private readonly store: Store,
    private readonly engine: Engine,
    private readonly now: () => number,
  ) {}

  /** Starts a job; answers its opaque identifier. Throws a fault for a method that is none, or a state that forbids it. */
  submit(method: string, deliveryId: number): string {
    const goal = Object.hasOwn(GOALS, method) ? GOALS[method] : undefined;
    if (goal === undefined) {
      throw new SoapFault({
        message: `SOP-330006 The method '${method}' is not defined in the SOAP service 'nms:delivery'.`,
      });
    }
    const firstLog = this.store.number('SELECT COALESCE(MAX(iJobLogId), 0) FROM XtkJobLog');
    this.engine.prepareById(deliveryId, goal);
    const uuid = `${deliveryId}/nms:delivery@@B/${randomBytes(12).toString('base64')}`;
    insertRow(this.store, 'XtkJob', {
      sUuid: uuid,
      sMethodName: method,
      iStatus: JOB_STATUS.running,
      iProcessId: 9000 + (deliveryId % 900),
      tsStart: this.now(),
      iDeliveryId: deliveryId,
      iFirstLog: firstLog,
    });
    return uuid;
  }

  /** Throws a fault when there is no such job. */
  get(uuid: string): Job {
    const row = this.store.first('SELECT * FROM XtkJob WHERE sUuid = ?', [uuid]);
    if (row === undefined) {
      throw new SoapFault({
        message: "SOP-330011 Error while executing a method of service 'xtk:job'.",
        detail: `There is no job '${uuid}'.`,
        faultCode: 'SOAP-ENV:Server',
      });
    }
    const deliveryId = toNumber(row['iDeliveryId']);
    const firstLogId = toNumber(row['iFirstLog']);
    const state = this.store.number('SELECT iState FROM NmsDelivery WHERE iDeliveryId = ?', [deliveryId]);
    const status = this.settle(toNumber(row['iJobId']), toNumber(row['iStatus']), state);
    const warnings = this.store.number(
      'SELECT COUNT(*) FROM XtkJobLog WHERE iJobId = ? AND iJobLogId > ? AND iLogType = 1',
      [deliveryId, firstLogId],
    );
    return {
      id: toNumber(row['iJobId']),
      uuid,
      deliveryId,
      method: toText(row['sMethodName']),
      status,
      progress: Preparation.progress(state),
      warning: warnings > 0,
      firstLogId,
    };
  }

  /** Identifiers of the jobs that run. */
  running(): string[] {
    const known = this.store
      .all('SELECT sUuid FROM XtkJob WHERE iStatus = ?', [JOB_STATUS.running])
      .map((row) => toText(row['sUuid']));
    return known.filter((uuid) => this.get(uuid).status === JOB_STATUS.running);
  }

  /** Stops the analysis; what it wrote so far is of no consequence. */
  cancel(uuid: string, by: string): void {
    const job = this.get(uuid);
    if (job.status !== JOB_STATUS.running) {
      return;
    }
    this.engine.command(job.deliveryId, 'stop', by);
    this.store.run('UPDATE XtkJob SET iStatus = ?, tsEnd = ? WHERE iJobId = ?', [
      JOB_STATUS.canceled,
      this.now(),
      job.id,
    ]);
  }

  /** Holds the analysis where it is. There is no resuming: it is stopped then, and begun anew. */
  pause(uuid: string, by: string): void {
    const job = this.get(uuid);
    if (job.status !== JOB_STATUS.running) {
      return;
    }
    this.engine.pausePreparation(job.deliveryId, by);
    this.store.run('UPDATE XtkJob SET iStatus = ? WHERE iJobId = ?', [JOB_STATUS.paused, job.id]);
  }

  /** Waits until a job is over, at most `limitMs` of real time; answers whether it is. */
  async wait(uuid: string, limitMs: number): Promise<boolean> {
    const deadline = Date.now() + limitMs;
    while (this.get(uuid).status === JOB_STATUS.running) {
      if (Date.now() >= deadline) {
        return false;
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
      this.engine.catchUp();
    }
    return true;
  }

  /** A running job whose delivery is no longer being analysed is over, well or not. */
  private settle(id: number, status: number, state: number): number {
    if (status !== JOB_STATUS.running || Preparation.progress(state) < 100) {
      return status;
    }
    const result = state === S.preparationError ? JOB_STATUS.error : JOB_STATUS.finished;
    this.store.run('UPDATE XtkJob SET iStatus = ?, tsEnd = ? WHERE iJobId = ?', [result, this.now(), id]);
    return result;
  }
}
