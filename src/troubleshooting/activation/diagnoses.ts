import { l10n } from 'vscode';
import type { DeliveryRef } from '../../connections/access';
import type { ConnectionManager } from '../../connections/manager';
import { UnknownConnection } from '../../connections/manager';
import { deliveryRefOf } from '../../connections/target';
import { NextStep } from '../../platform/nextStep';
import type { Report, ReportProblem } from '../../shared/report';
import { dueSince } from '../../domain/attention';
import type { Delivery, EpochMs } from '../../domain/delivery';
import type { Diagnosis } from '../../domain/diagnosis/diagnosis';
import type { Remedy } from '../../domain/finding';
import type { Clock } from '../../platform/clock';
import { withProgress } from '../../platform/progress';
import type { Settings } from '../../platform/settings/settings';
import type { TroubleshootingModule } from '../contract';
import type { OperationDesk } from '../../operations/activation/operationDesk';
import type { BoundTarget } from '../../operations/target';
import { namedRemedy, remedyName } from './namedRemedy';
import type { RemedyRunner } from './remedyRunner';
import type { Viewers } from './viewers';

export interface DiagnosesOptions {
  readonly manager: ConnectionManager;
  readonly viewers: Pick<Viewers, 'reports' | 'onProblems' | 'whatChanged'>;
  readonly load: () => Promise<TroubleshootingModule>;
  readonly runner: RemedyRunner;
  readonly operations: OperationDesk;
  readonly settings: { readonly current: Settings };
  readonly clock: Clock;
}

/** An answer, with the instance that it was given about. */
interface Answered {
  readonly diagnosis: Diagnosis;
  readonly internalName: string;
  readonly target: BoundTarget;
}

/** How often an answer is shown that is not whole yet, ms. */
const EARLY_EVERY_MS = 700;

/** Joins troubleshooting, which judges and mends, to the documents that show it. */
export class Diagnoses {
  /** The last diagnosis of each delivery: a remedy is applied from here, never from what a link carries. */
  private readonly last = new Map<string, Answered>();

  constructor(private readonly options: DiagnosesOptions) {}

  /** Gathers evidence and shows the answer in an editor, in Problems and as quick fixes. */
  async explain(ref: DeliveryRef): Promise<void> {
    const { manager, load, clock, viewers, operations } = this.options;
    const troubleshooting = await load();
    const found = await withProgress(l10n.t('Looking for what keeps the delivery waiting'), async (signal) => {
      const instance = await manager.instance(ref.connectionId, signal);
      const target = await operations.bind(ref.connectionId, signal);
      const early = this.earlyReport(troubleshooting, ref, target);
      try {
        const [diagnosis, delivery] = await Promise.all([
          troubleshooting.diagnoseDelivery(manager, ref, () => clock.now(), signal, { progress: early.show }),
          instance.deliveries.get(ref.deliveryId, signal),
        ]);
        return { diagnosis, delivery, target };
      } finally {
        early.end();
      }
    });
    if (found.delivery === undefined) {
      throw new NextStep({ what: l10n.t('This delivery does not exist any more') });
    }
    const diagnosis = this.keep(troubleshooting, ref, { ...found, delivery: found.delivery });
    const report = this.report(troubleshooting, ref, diagnosis, found.delivery);
    const changed = await viewers.whatChanged(ref.connectionId, stuckSince(diagnosis));
    await viewers.reports.show(ref, found.delivery.internalName, {
      ...report,
      text: changed === '' ? report.text : `${report.text}\n${changed}`,
    });
  }

  /**
   * Shows what is found while slow sources, servers above all, are still waited for: not before an answer that is whole
   * may be there, and not so often that it flickers.
   */
  private earlyReport(
    module: TroubleshootingModule,
    ref: DeliveryRef,
    target: BoundTarget,
  ): { readonly show: (diagnosis: Diagnosis) => void; readonly end: () => void } {
    let newest: Diagnosis | undefined;
    let shownOnce = false;
    const paint = (): void => {
      if (newest === undefined) {
        return;
      }
      const { delivery } = newest.situation;
      const report = this.report(
        module,
        ref,
        this.keep(module, ref, { diagnosis: newest, delivery, target }),
        delivery,
      );
      newest = undefined;
      if (shownOnce) {
        this.options.viewers.reports.update(ref, delivery.internalName, report);
      } else {
        shownOnce = true;
        void this.options.viewers.reports.show(ref, delivery.internalName, report);
      }
    };
    const timer = setInterval(paint, EARLY_EVERY_MS);
    return {
      show: (diagnosis) => {
        newest = diagnosis;
      },
      end: () => {
        clearInterval(timer);
      },
    };
  }

  /** The same for everything that waits on an instance, in one document. */
  async explainAll(connectionId: string): Promise<void> {
    const { manager, load, clock, viewers, operations } = this.options;
    const module = await load();
    const found = await withProgress(l10n.t('Looking for what keeps deliveries waiting'), async (signal, step) => {
      const target = await operations.bindInstance(connectionId, signal);
      const pending = await module.diagnoseAllPending(
        manager,
        connectionId,
        () => clock.now(),
        signal,
        (done, of) => {
          step(l10n.t('{0} of {1}', done, of));
        },
      );
      return { ...pending, target };
    });
    const descriptor = manager.descriptor(connectionId);
    if (descriptor === undefined) {
      throw new UnknownConnection(connectionId);
    }
    const kept = found.diagnosed.map(({ delivery, diagnosis }) => ({
      delivery,
      diagnosis: this.keep(
        module,
        { connectionId, deliveryId: delivery.id },
        { diagnosis, delivery, target: found.target },
      ),
    }));
    const problems = kept.flatMap(({ delivery, diagnosis }) =>
      this.problems(module, { connectionId, deliveryId: delivery.id }, diagnosis, delivery).map((problem) => ({
        ...problem,
        heading: module.pendingHeading(delivery),
      })),
    );
    await viewers.reports.showPending(connectionId, descriptor.name, {
      text: module.renderPending({ ...found, diagnosed: kept }, descriptor),
      problems,
    });
  }

  private keep(
    module: TroubleshootingModule,
    ref: DeliveryRef,
    found: { readonly diagnosis: Diagnosis; readonly delivery: Delivery; readonly target: BoundTarget },
  ): Diagnosis {
    const { diagnosis, delivery, target } = found;
    const { expertRemedies } = this.options.settings.current;
    const shown = expertRemedies ? diagnosis : { ...diagnosis, findings: module.withoutExpert(diagnosis.findings) };
    this.last.set(keyOf(ref), { diagnosis: shown, internalName: delivery.internalName, target });
    return shown;
  }

  /** Applies a remedy of the last diagnosis of a delivery. */
  async apply(request: unknown): Promise<void> {
    const named = this.remedyOf(request);
    if (named === undefined) {
      throw new NextStep({
        what: l10n.t('This remedy belongs to an answer that is gone'),
        next: l10n.t('Ask again why the delivery is pending.'),
      });
    }
    const { ref, remedy, target } = named;
    if (remedy.kind === 'explainTwin') {
      // What mends it is bound to the instance where it lies, and offered by the report over there.
      await this.explain(remedy);
      return;
    }
    const outcome = await this.options.runner.run(remedy, { target, via: 'report' });
    // An opened journal says enough by itself, and stays in front.
    if (outcome === undefined) {
      return;
    }
    const again = (): Promise<void> => this.explain(ref);
    await this.options.runner.announce(outcome, again);
    if (outcome.kind === 'done' && remedy.kind === 'deleteFailed') {
      await this.withdraw(ref, outcome.text);
    } else {
      await again();
    }
  }

  /** A deleted delivery cannot be asked about any more: its report says so, and nothing of it stays in Problems. */
  private async withdraw(ref: DeliveryRef, text: string): Promise<void> {
    const known = this.last.get(keyOf(ref));
    this.last.delete(keyOf(ref));
    this.options.viewers.onProblems(ref, []);
    if (known !== undefined) {
      await this.options.viewers.reports.show(ref, known.internalName, { text: `# ${text}\n`, problems: [] });
    }
  }

  private report(module: TroubleshootingModule, ref: DeliveryRef, diagnosis: Diagnosis, delivery: Delivery): Report {
    const descriptor = this.options.manager.descriptor(ref.connectionId);
    if (descriptor === undefined) {
      throw new UnknownConnection(ref.connectionId);
    }
    return {
      text: module.renderReport(diagnosis, delivery, descriptor),
      problems: this.problems(module, ref, diagnosis, delivery),
    };
  }

  private problems(
    module: TroubleshootingModule,
    ref: DeliveryRef,
    diagnosis: Diagnosis,
    { label }: Delivery,
  ): readonly ReportProblem[] {
    const problems = diagnosis.findings.map((finding): ReportProblem => ({
      code: finding.cause,
      message: `${label}: ${module.findingTitle(finding)}`,
      heading: module.findingTitle(finding),
      severity: finding.severity,
      fixes: finding.remedies.map((remedy) => ({
        title: module.remedyTitle(remedy),
        command: 'deliveryDoctor.applyRemedy',
        argument: { ...ref, remedy: remedyName(remedy) },
      })),
    }));
    this.options.viewers.onProblems(ref, problems);
    return problems;
  }

  private remedyOf(
    request: unknown,
  ): { readonly ref: DeliveryRef; readonly remedy: Remedy; readonly target: BoundTarget } | undefined {
    const ref = deliveryRefOf(request);
    const answered = ref === undefined ? undefined : this.last.get(keyOf(ref));
    const remedy = namedRemedy(answered?.diagnosis.findings ?? [], request);
    return ref === undefined || answered === undefined || remedy === undefined
      ? undefined
      : { ref, remedy, target: answered.target };
  }
}

/** Since when it stands, by our clock; now where the delivery does not tell. */
function stuckSince({ situation: { delivery, instanceNow }, at }: Diagnosis): EpochMs {
  return (dueSince(delivery, instanceNow) ?? instanceNow) - (instanceNow - at);
}

function keyOf({ connectionId, deliveryId }: DeliveryRef): string {
  return `${connectionId}\n${deliveryId}`;
}
