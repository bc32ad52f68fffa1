import { l10n } from 'vscode';
import type { DeliveryRef } from '../../connections/access';
import type { ConnectionManager } from '../../connections/manager';
import { deliveryRefOf } from '../../connections/target';
import { NextStep } from '../../platform/nextStep';
import { dueSince } from '../../domain/attention';
import type { EpochMs } from '../../domain/delivery';
import type { Diagnosis } from '../../domain/diagnosis/diagnosis';
import type { Remedy } from '../../domain/finding';
import type { Clock } from '../../platform/clock';
import type { Settings } from '../../platform/settings/definitions';
import type { OperationDesk } from '../../operations/activation/operationDesk';
import type { BoundTarget } from '../../operations/target';
import type { ReportBody, Settled } from '../../shared/protocol/report';
import type { ReportProblem } from '../../shared/report';
import type { TroubleshootingModule } from '../contract';
import { EarlyAnswers } from './earlyAnswers';
import { namedRemedies } from '../remedyName';
import type { Viewers } from './viewers';

export interface DiagnosesOptions {
  readonly manager: ConnectionManager;
  readonly viewers: Pick<Viewers, 'onProblems' | 'whatChanged'>;
  readonly load: () => Promise<TroubleshootingModule>;
  readonly operations: OperationDesk;
  readonly settings: { readonly current: Settings };
  readonly clock: Clock;
}

/** An answer, with the instance that it was given about. */
interface Answered {
  readonly diagnosis: Diagnosis;
  readonly body: ReportBody;
  readonly problems: readonly ReportProblem[];
  readonly target: BoundTarget;
  readonly module: TroubleshootingModule;
}

/** Remedies that are still offered, for what they were offered. */
export interface NamedRemedies {
  readonly ref: DeliveryRef;
  readonly remedies: readonly Remedy[];
  readonly target: BoundTarget;
}

/** The last answers to why deliveries are as they are. A remedy is applied from here, never from what a link carries. */
export class Diagnoses {
  private readonly last = new Map<string, Answered>();
  /** What was changed from a report, newest last. */
  private readonly done = new Map<string, readonly Settled[]>();

  constructor(private readonly options: DiagnosesOptions) {}

  body(ref: DeliveryRef): ReportBody | undefined {
    return this.last.get(keyOf(ref))?.body;
  }

  problems(ref: DeliveryRef): readonly ReportProblem[] {
    return this.last.get(keyOf(ref))?.problems ?? [];
  }

  /** The address that was examined. */
  url(ref: DeliveryRef): string | undefined {
    return this.last.get(keyOf(ref))?.target.url;
  }

  /**
   * Gathers evidence and judges it. `onEarly`: what is found while slow sources, servers above all, are still waited for
   * can be shown, where nothing was known before.
   */
  async examine(ref: DeliveryRef, signal: AbortSignal, onEarly: () => void): Promise<void> {
    const { manager, load, clock, operations, viewers } = this.options;
    const module = await load();
    const instance = await manager.instance(ref.connectionId, signal);
    const target = await operations.bind(ref.connectionId, signal);
    const early = new EarlyAnswers((soFar) => {
      this.keep(module, ref, soFar, target);
      onEarly();
    });
    // An answer that is shown stays until there is another one that is whole.
    const isFirst = !this.last.has(keyOf(ref));
    const diagnosis = await module
      .diagnoseDelivery(manager, ref, () => clock.now(), signal, isFirst ? { progress: early.hear } : {})
      .catch(async (error: unknown) => {
        if (isFirst) {
          // Half an answer must not pass for a whole one.
          this.forget(ref);
        }
        signal.throwIfAborted();
        if ((await instance.deliveries.get(ref.deliveryId, signal)) === undefined) {
          throw new NextStep({ what: l10n.t('This delivery does not exist any more') });
        }
        throw error;
      })
      .finally(() => {
        early.dispose();
      });
    const changed = await viewers.whatChanged(ref.connectionId, stuckSince(diagnosis));
    this.keep(module, ref, diagnosis, target, changed);
  }

  /** Keeps an answer for whoever shows it, and for applying its remedies. */
  keep(
    module: TroubleshootingModule,
    ref: DeliveryRef,
    found: Diagnosis,
    target: BoundTarget,
    changed: readonly string[] = [],
  ): Diagnosis {
    const { expertRemedies } = this.options.settings.current;
    const diagnosis = expertRemedies ? found : { ...found, findings: module.withoutExpert(found.findings) };
    const done = this.done.get(keyOf(ref)) ?? [];
    const body = { ...module.diagnosisBody(diagnosis, done), changed: [...changed] };
    const problems = problemsOf(module, ref, body);
    this.last.set(keyOf(ref), { diagnosis, body, problems, target, module });
    this.options.viewers.onProblems(ref, problems);
    return diagnosis;
  }

  /** Nobody shows it any more: what it found is withdrawn everywhere. */
  forget(ref: DeliveryRef): void {
    this.last.delete(keyOf(ref));
    this.done.delete(keyOf(ref));
    this.options.viewers.onProblems(ref, []);
  }

  /** Says of what was found since when nobody looked. */
  outdate(ref: DeliveryRef, outdated: string): void {
    const answered = this.last.get(keyOf(ref));
    if (answered !== undefined) {
      const problems = answered.problems.map((problem) => ({ ...problem, outdated }));
      this.last.set(keyOf(ref), { ...answered, problems });
      this.options.viewers.onProblems(ref, problems);
    }
  }

  /** The report as it reads in an editor, on a page that renders Markdown, or in a ticket. */
  written(ref: DeliveryRef, as: 'text' | 'markdown'): string | undefined {
    const answered = this.last.get(keyOf(ref));
    const descriptor = this.options.manager.descriptor(ref.connectionId);
    return answered === undefined || descriptor === undefined
      ? undefined
      : answered.module.writeReport(answered.body, { kind: 'diagnosis', descriptor }, as);
  }

  /** What a request names of the last diagnosis of a delivery. Throws a next step when that is gone. */
  named(request: unknown): NamedRemedies {
    const ref = deliveryRefOf(request);
    const answered = ref === undefined ? undefined : this.last.get(keyOf(ref));
    const remedies = namedRemedies(answered?.diagnosis.findings ?? [], request);
    if (ref === undefined || answered === undefined || remedies === undefined) {
      throw new NextStep({
        what: l10n.t('This remedy belongs to an answer that is gone'),
        next: l10n.t('Ask again why the delivery is pending.'),
      });
    }
    return { ref, remedies, target: answered.target };
  }

  /** Shows in the report what was done from it. */
  settle(ref: DeliveryRef, settled: readonly Settled[]): void {
    const all = [...(this.done.get(keyOf(ref)) ?? []), ...settled];
    this.done.set(keyOf(ref), all);
    const answered = this.last.get(keyOf(ref));
    if (answered !== undefined) {
      this.last.set(keyOf(ref), { ...answered, body: { ...answered.body, settled: [...all] } });
    }
  }
}

function problemsOf(module: TroubleshootingModule, ref: DeliveryRef, body: ReportBody): readonly ReportProblem[] {
  return body.findings.map(({ code, title, certainty, severity, fixes }): ReportProblem => ({
    code,
    message: l10n.t('{0}: {1}', body.label, l10n.t('{0} ({1})', title, module.certaintyText(certainty))),
    heading: l10n.t('{0} ({1})', title, module.certaintyText(certainty)),
    severity,
    fixes: fixes.map((fix) => ({
      title: fix.title,
      command: 'deliveryDoctor.applyRemedy',
      argument: { ...ref, remedies: fix.remedies },
    })),
  }));
}

/** Since when it stands, by our clock; now where the delivery does not tell. */
function stuckSince({ situation: { delivery, instanceNow }, at }: Diagnosis): EpochMs {
  return (dueSince(delivery, instanceNow) ?? instanceNow) - (instanceNow - at);
}

function keyOf({ connectionId, deliveryId }: DeliveryRef): string {
  return `${connectionId}\n${deliveryId}`;
}
