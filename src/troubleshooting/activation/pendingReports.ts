import { l10n } from 'vscode';
import type { DeliveryRef } from '../../connections/access';
import type { ConnectionManager } from '../../connections/manager';
import { UnknownConnection } from '../../connections/manager';
import type { OperationDesk } from '../../operations/activation/operationDesk';
import type { Clock } from '../../platform/clock';
import { withProgress } from '../../platform/progress';
import { PENDING, reportKey } from '../../shared/reportRef';
import type { TroubleshootingModule } from '../contract';
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

/** Why everything that waits on an instance does so, in one document. */
export class PendingReports {
  /** The deliveries that each document is about, by the id of the connection. */
  private readonly about = new Map<string, readonly DeliveryRef[]>();

  constructor(private readonly options: PendingReportsOptions) {}

  /** Examines all that wait, and shows it. */
  async explainAll(connectionId: string): Promise<void> {
    await withProgress(l10n.t('Looking for what keeps deliveries waiting'), (signal, step) =>
      this.examine(connectionId, signal, (done, of) => {
        step(l10n.t('{0} of {1}', done, of));
      }),
    );
    await this.options.viewers.reports.show({ connectionId, about: PENDING });
  }

  /** Examines all that wait; the document changes where it is shown. */
  async examine(
    connectionId: string,
    signal: AbortSignal,
    progress: (done: number, of: number) => void = () => undefined,
  ): Promise<void> {
    const { manager, load, clock, viewers, operations, diagnoses } = this.options;
    const module = await load();
    const target = await operations.bindInstance(connectionId, signal);
    const pending = await module.diagnoseAllPending(manager, connectionId, () => clock.now(), signal, progress);
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
    this.about.set(
      connectionId,
      kept.map(({ ref }) => ref),
    );
    viewers.reports.put({ connectionId, about: PENDING }, l10n.t('{0} pending', descriptor.name), {
      text: module.renderPending({ ...pending, diagnosed: kept }, descriptor),
      problems: kept.flatMap(({ ref, delivery }) =>
        diagnoses.problems(ref).map((problem) => ({ ...problem, heading: module.pendingHeading(delivery) })),
      ),
    });
  }

  /** The deliveries that the document of an instance is about. */
  deliveries(connectionId: string): readonly DeliveryRef[] {
    return this.about.get(connectionId) ?? [];
  }

  forget(connectionId: string): void {
    this.about.delete(connectionId);
  }
}
