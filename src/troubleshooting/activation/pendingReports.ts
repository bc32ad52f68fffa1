import { l10n } from 'vscode';
import type { DeliveryRef } from '../../connections/access';
import type { ConnectionManager } from '../../connections/manager';
import { UnknownConnection } from '../../connections/manager';
import type { OperationDesk } from '../../operations/activation/operationDesk';
import type { Clock } from '../../platform/clock';
import { Emitter } from '../../platform/emitter';
import { withProgress } from '../../platform/progress';
import type { ReportBody, Settled } from '../../shared/protocol/report';
import { PENDING, reportKey, type ReportRef } from '../../shared/reportRef';
import type { PendingReport, TroubleshootingModule } from '../contract';
import type { Diagnoses } from './diagnoses';
import type { Viewers } from './viewers';

export interface PendingReportsOptions {
  readonly manager: ConnectionManager;
  readonly viewers: Pick<Viewers, 'reports'>;
  readonly load: () => Promise<TroubleshootingModule>;
  readonly operations: OperationDesk;
  readonly clock: Clock;
  readonly diagnoses: Diagnoses;
}

/** An answer about an instance. */
interface Answered {
  readonly report: PendingReport;
  readonly name: string;
  /** As a document. */
  readonly text: string;
  readonly module: TroubleshootingModule;
}

/** Why everything that waits on an instance does so, in one report. */
export class PendingReports {
  /** The last answers, by the id of the connection. */
  private readonly last = new Map<string, Answered>();
  /** What was changed from a report, newest last. */
  private readonly done = new Map<string, readonly Settled[]>();
  private readonly steps = new Emitter<{ readonly connectionId: string; readonly done: number; readonly of: number }>();
  /** How far the examination of an instance has come. */
  private readonly onDidStep = this.steps.event;

  constructor(private readonly options: PendingReportsOptions) {}

  body(connectionId: string): ReportBody | undefined {
    const answered = this.last.get(connectionId);
    return answered?.module.pendingBody(answered.report, answered.name, this.done.get(connectionId) ?? []);
  }

  /** The report as a document. */
  written(connectionId: string): string | undefined {
    return this.last.get(connectionId)?.text;
  }

  /** Examines all that wait, and shows it; `explain` opens a report and examines it. */
  async explainAll(
    connectionId: string,
    explain: (ref: ReportRef, signal: AbortSignal) => Promise<void>,
  ): Promise<void> {
    await withProgress(l10n.t('Looking for what keeps deliveries waiting'), async (signal, say) => {
      const listening = this.onDidStep((step) => {
        if (step.connectionId === connectionId) {
          say(l10n.t('{0} of {1}', step.done, step.of));
        }
      });
      try {
        await explain({ connectionId, about: PENDING }, signal);
      } finally {
        listening.dispose();
      }
    });
  }

  /** Examines all that wait; the document changes where it is shown. */
  async examine(connectionId: string, signal: AbortSignal): Promise<void> {
    const { manager, load, clock, viewers, operations, diagnoses } = this.options;
    const module = await load();
    const target = await operations.bindInstance(connectionId, signal);
    const step = (done: number, of: number): void => {
      this.steps.fire({ connectionId, done, of });
    };
    const pending = await module.diagnoseAllPending(manager, connectionId, () => clock.now(), signal, step);
    const descriptor = manager.descriptor(connectionId);
    if (descriptor === undefined) {
      throw new UnknownConnection(connectionId);
    }
    const kept = pending.diagnosed.map(({ delivery, diagnosis }) => {
      const ref = { connectionId, deliveryId: delivery.id };
      return { ref, delivery, diagnosis: diagnoses.keep(module, ref, diagnosis, target) };
    });
    const named = new Set(kept.map(({ ref }) => reportKey(ref)));
    for (const ref of this.deliveries(connectionId).filter((one) => !named.has(reportKey(one)))) {
      diagnoses.forget(ref);
    }
    const report = { ...pending, diagnosed: kept };
    const text = module.renderPending(report, descriptor);
    this.last.set(connectionId, { report, name: descriptor.name, text, module });
    viewers.reports.put({ connectionId, about: PENDING }, l10n.t('{0} pending', descriptor.name), {
      text,
      problems: kept.flatMap(({ ref, delivery }) =>
        diagnoses.problems(ref).map((problem) => ({ ...problem, heading: module.pendingHeading(delivery) })),
      ),
    });
  }

  /** The deliveries that the report of an instance is about. */
  deliveries(connectionId: string): readonly DeliveryRef[] {
    const diagnosed = this.last.get(connectionId)?.report.diagnosed ?? [];
    return diagnosed.map(({ delivery }) => ({ connectionId, deliveryId: delivery.id }));
  }

  /** The delivery whose remedies a button of the report names; undefined when none offers them any more. */
  deliveryOf(connectionId: string, remedies: readonly string[]): DeliveryRef | undefined {
    const answered = this.last.get(connectionId);
    const deliveryId = answered?.module.offeredBy(answered.report.diagnosed, remedies);
    return deliveryId === undefined ? undefined : { connectionId, deliveryId };
  }

  /** Shows in the report what was done from it. */
  settle(connectionId: string, settled: readonly Settled[]): void {
    this.done.set(connectionId, [...(this.done.get(connectionId) ?? []), ...settled]);
  }

  forget(connectionId: string): void {
    this.last.delete(connectionId);
    this.done.delete(connectionId);
  }
}
