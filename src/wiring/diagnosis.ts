import { l10n, window } from 'vscode';
import type { DeliveryRef } from '../connections/access';
import type { ConnectionManager } from '../connections/manager';
import { UnknownConnection } from '../connections/manager';
import { deliveryRefOf } from '../connections/target';
import { NextStep } from '../commands/nextStep';
import type { Report } from '../documents/report';
import type { Reports } from '../documents/reports';
import type { Delivery } from '../domain/delivery';
import type { Diagnosis, Remedy } from '../domain/finding';
import type { Clock } from '../platform/clock';
import { withProgress } from '../platform/progress';
import type { TroubleshootingModule } from '../troubleshooting/contract';
import type { RemedyRunner } from './remedyRunner';

export interface DiagnosisOptions {
  readonly manager: ConnectionManager;
  readonly reports: Reports;
  readonly loadTroubleshooting: () => Promise<TroubleshootingModule>;
  readonly runner: RemedyRunner;
  readonly clock: Clock;
}

/** Joins troubleshooting, which judges and mends, to the documents that show it. */
export class DiagnosisFeature {
  /** The last diagnosis of each delivery: a remedy is applied from here, never from what a link carries. */
  private readonly last = new Map<string, Diagnosis>();

  constructor(private readonly options: DiagnosisOptions) {}

  /** Gathers evidence and shows the answer in an editor, in Problems and as quick fixes. */
  async explain(ref: DeliveryRef): Promise<void> {
    const { manager, loadTroubleshooting, clock, reports } = this.options;
    const troubleshooting = await loadTroubleshooting();
    const found = await withProgress(l10n.t('Looking for what keeps the delivery waiting'), async (signal) => {
      const instance = await manager.instance(ref.connectionId, signal);
      const [diagnosis, delivery] = await Promise.all([
        troubleshooting.diagnoseDelivery(manager, ref, () => clock.now(), signal),
        instance.deliveries.get(ref.deliveryId, signal),
      ]);
      return { diagnosis, delivery };
    });
    if (found.delivery === undefined) throw new NextStep({ what: l10n.t('This delivery does not exist any more') });
    this.last.set(keyOf(ref), found.diagnosis);
    await reports.show(ref, found.delivery.internalName, this.report(troubleshooting, ref, found.diagnosis, found.delivery));
  }

  /** Applies a remedy of the last diagnosis, named by delivery and place in it. */
  async apply(request: unknown): Promise<void> {
    const named = this.remedyOf(request);
    if (named === undefined) {
      throw new NextStep({
        what: l10n.t('This remedy belongs to an answer that is gone'),
        next: l10n.t('Ask again why the delivery is pending.'),
      });
    }
    const { ref, remedy } = named;
    const outcome = await this.options.runner.run(remedy, ref.connectionId);
    // An opened journal says enough by itself, and stays in front.
    if (outcome.kind === 'declined' || remedy.kind === 'openAuditLog') return;
    void window.showInformationMessage(outcome.text);
    await this.explain(ref);
  }

  private report(module: TroubleshootingModule, ref: DeliveryRef, diagnosis: Diagnosis, delivery: Delivery): Report {
    const descriptor = this.options.manager.descriptor(ref.connectionId);
    if (descriptor === undefined) throw new UnknownConnection(ref.connectionId);
    return {
      text: module.renderReport(diagnosis, delivery, descriptor),
      problems: diagnosis.findings.map((finding, findingIndex) => ({
        code: finding.cause,
        message: `${delivery.label}: ${module.findingTitle(finding)}`,
        heading: module.findingTitle(finding),
        severity: finding.severity,
        fixes: finding.remedies.map((remedy, remedyIndex) => ({
          title: module.remedyTitle(remedy),
          command: 'deliveryDoctor.applyRemedy',
          argument: { ...ref, finding: findingIndex, remedy: remedyIndex },
        })),
      })),
    };
  }

  private remedyOf(request: unknown): { readonly ref: DeliveryRef; readonly remedy: Remedy } | undefined {
    const ref = deliveryRefOf(request);
    if (ref === undefined || typeof request !== 'object' || request === null) return undefined;
    if (!('finding' in request) || !('remedy' in request)) return undefined;
    const { finding, remedy: place } = request;
    if (typeof finding !== 'number' || typeof place !== 'number') return undefined;
    const remedy = this.last.get(keyOf(ref))?.findings[finding]?.remedies[place];
    return remedy === undefined ? undefined : { ref, remedy };
  }
}

function keyOf({ connectionId, deliveryId }: DeliveryRef): string {
  return `${connectionId}\n${deliveryId}`;
}
