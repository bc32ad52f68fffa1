import { l10n } from 'vscode';
import type { ConnectionManager } from '../../connections/manager';
import { UnknownConnection } from '../../connections/manager';
import type { ConnectionStore } from '../../connections/store';
import { connectionIdOf } from '../../connections/target';
import { isSnoozed } from '../../domain/advisor/snooze';
import type { HealthReport } from '../../domain/advisor/advise';
import type { EpochMs } from '../../domain/delivery';
import type { Finding, Remedy } from '../../domain/finding';
import type { Clock } from '../../platform/clock';
import { Disposable } from '../../platform/disposable';
import { Emitter } from '../../platform/emitter';
import { withProgress } from '../../platform/progress';
import type { Settings } from '../../platform/settings/definitions';
import type { OperationDesk } from '../../operations/activation/operationDesk';
import type { BoundTarget } from '../../operations/target';
import type { HealthShown } from '../../shared/health';
import type { ReportBody, Settled } from '../../shared/protocol/report';
import { aboutGuide, guideIn, HEALTH, type InstanceReportRef } from '../../shared/reportRef';
import type { TroubleshootingModule } from '../contract';
import type { GuideOffer } from '../guides/guides';
import { remedyName, namedRemedies } from '../remedyName';
import { adviceOf } from './adviceShown';
import { goneAnswer } from './remedyRunner';
import type { SnoozedRules } from './snoozedRules';
import type { TickedSteps } from './tickedSteps';
import type { Viewers } from './viewers';

export interface HealthChecksOptions {
  readonly manager: ConnectionManager;
  readonly store: ConnectionStore;
  readonly snoozed: SnoozedRules;
  readonly ticked: TickedSteps;
  readonly viewers: Pick<Viewers, 'advisor' | 'openReport'>;
  readonly load: () => Promise<TroubleshootingModule>;
  readonly operations: OperationDesk;
  readonly settings: { readonly current: Settings };
  readonly clock: Clock;
}

interface Examined {
  readonly report: HealthReport;
  readonly module: TroubleshootingModule;
  /** What was examined. */
  readonly target: BoundTarget;
}

/** The health checks of each instance, with the guides that they check off. */
export class HealthChecks extends Disposable {
  /** The last health check of each instance: a remedy is applied from here, never from what a link carries. */
  private readonly last = new Map<string, Examined>();
  private readonly done = new Map<string, readonly Settled[]>();
  private readonly changes = this._register(new Emitter<string>());
  /** Fires with the id of a connection whose reports say something else now. */
  readonly onDidChange = this.changes.event;

  constructor(private readonly options: HealthChecksOptions) {
    super();
    this._register(
      options.store.onDidChange(({ id, kind }) => {
        if (kind === 'removed' || this.hasMoved(id)) {
          this.last.delete(id);
          this.done.delete(id);
        }
        this.paint();
      }),
    );
  }

  /** Examines an instance, and shows the Advisor view. */
  async run(connectionId: string, { countPeople } = { countPeople: false }): Promise<void> {
    const name = this.options.manager.descriptor(connectionId)?.name ?? connectionId;
    const reveal = (): Promise<void> => this.options.viewers.advisor.reveal(connectionId);
    const first = this.onDidChange((changed) => {
      if (changed === connectionId) {
        first.dispose();
        void reveal();
      }
    });
    try {
      await withProgress(l10n.t('Checking the health of {0}', name), (signal) =>
        this.examine(connectionId, signal, countPeople),
      );
    } finally {
      first.dispose();
    }
    await reveal();
  }

  async guides(): Promise<readonly GuideOffer[]> {
    return (await this.options.load()).guides();
  }

  /** Opens a guide; it is checked off there. */
  openGuide(connectionId: string, guide: string): Promise<void> {
    return this.options.viewers.openReport({ connectionId, about: aboutGuide(guide) });
  }

  /** Opens the report, at the finding with this title. */
  openReport(connectionId: string, title?: string): Promise<void> {
    if (this.options.manager.descriptor(connectionId) === undefined) {
      throw new UnknownConnection(connectionId);
    }
    return this.options.viewers.openReport({ connectionId, about: HEALTH }, title);
  }

  /** When an instance was examined last; undefined when it was not. */
  examinedAt(connectionId: string): EpochMs | undefined {
    return this.last.get(connectionId)?.report.at;
  }

  /** Examines an instance; what is found first is shown before the rest where it was not examined before. */
  async examine(connectionId: string, signal: AbortSignal, countPeople = false): Promise<void> {
    const { manager, load, settings, clock, operations } = this.options;
    const module = await load();
    const target = await operations.bindInstance(connectionId, signal);
    // A report that is shown stays until there is another one that is whole.
    const isFirst = !this.last.has(connectionId);
    const progress = (soFar: HealthReport): void => {
      this.last.set(connectionId, { report: { ...this.mendable(module, soFar), unchecked: [] }, module, target });
      this.changed(connectionId);
    };
    try {
      const report = await module.examineInstance(manager, connectionId, {
        now: () => clock.now(),
        signal,
        threshold: settings.current.threshold,
        countPeople,
        dkimSelectors: settings.current.dkimSelectors,
        ...(isFirst ? { progress } : {}),
      });
      this.last.set(connectionId, { report: this.mendable(module, report), module, target });
    } catch (error) {
      if (isFirst) {
        // Half an examination must not pass for a whole one.
        this.last.delete(connectionId);
      }
      throw error;
    } finally {
      this.changed(connectionId);
    }
  }

  body({ connectionId, about }: InstanceReportRef): ReportBody | undefined {
    const examined = this.last.get(connectionId);
    const descriptor = this.options.manager.descriptor(connectionId);
    if (examined === undefined || descriptor === undefined) {
      return undefined;
    }
    const { report, module } = examined;
    const done = this.done.get(connectionId) ?? [];
    const guide = guideIn(about);
    const isSilent = this.isSilent(connectionId);
    const heard = { ...report, findings: report.findings.filter((finding) => !isSilent(finding)) };
    return guide === undefined
      ? module.healthBody(heard, descriptor.name, { silent: report.findings.filter(isSilent), done })
      : module.guideBody(guide, heard, { ticked: this.options.ticked.of(connectionId, guide), done });
  }

  /** The report as it reads in an editor, on a page that renders Markdown, or in a ticket. */
  written(ref: InstanceReportRef, as: 'text' | 'markdown'): string | undefined {
    const body = this.body(ref);
    const module = this.last.get(ref.connectionId)?.module;
    const descriptor = this.options.manager.descriptor(ref.connectionId);
    const kind = guideIn(ref.about) === undefined ? 'health' : 'guide';
    return body === undefined || descriptor === undefined
      ? undefined
      : module?.writeReport(body, { kind, descriptor }, as);
  }

  async snooze(connectionId: string, rule: string, until: EpochMs | 'always' | undefined): Promise<void> {
    await this.options.snoozed.set(connectionId, rule, until, this.options.clock.now());
    this.changed(connectionId);
  }

  async tickStep(connectionId: string, guide: string, step: string, ticked: boolean): Promise<void> {
    await this.options.ticked.set(connectionId, guide, step, ticked);
    this.changed(connectionId);
  }

  /** Whether a request names a remedy of a health check. */
  owns(request: unknown): boolean {
    return typeof request === 'object' && request !== null && 'about' in request;
  }

  /** What a request names of the last health check of an instance. Throws a next step when that is gone. */
  named(request: unknown): {
    readonly connectionId: string;
    readonly remedies: readonly Remedy[];
    readonly target: BoundTarget;
  } {
    const connectionId = connectionIdOf(request);
    const examined = connectionId === undefined ? undefined : this.last.get(connectionId);
    const remedies = namedRemedies(examined?.report.findings ?? [], request);
    if (connectionId === undefined || examined === undefined || remedies === undefined) {
      throw goneAnswer();
    }
    return { connectionId, remedies, target: examined.target };
  }

  /** Shows in the reports of an instance what was done from them. */
  settle(connectionId: string, settled: readonly Settled[]): void {
    this.done.set(connectionId, [...(this.done.get(connectionId) ?? []), ...settled]);
    this.changed(connectionId);
  }

  /** With the remedies that this person is offered. */
  private mendable(module: TroubleshootingModule, report: HealthReport): HealthReport {
    return this.options.settings.current.expertRemedies
      ? report
      : { ...report, findings: module.withoutExpert(report.findings) };
  }

  private isSilent(connectionId: string): (finding: Finding) => boolean {
    const snoozed = this.options.snoozed.of(connectionId);
    return ({ cause }) => isSnoozed(snoozed, cause, this.options.clock.now());
  }

  private hasMoved(connectionId: string): boolean {
    const examined = this.last.get(connectionId);
    return examined !== undefined && examined.target.url !== this.options.manager.descriptor(connectionId)?.url;
  }

  private changed(connectionId: string): void {
    this.paint();
    this.changes.fire(connectionId);
  }

  private paint(): void {
    this.options.viewers.advisor.paint(this.shown());
  }

  private shown(): readonly HealthShown[] {
    return this.options.store.all().flatMap(({ id, name }) => {
      const examined = this.last.get(id);
      if (examined === undefined) {
        return [];
      }
      const { report, module } = examined;
      return [
        {
          connectionId: id,
          name,
          at: report.at,
          snoozed: this.options.snoozed.of(id),
          healthy: report.healthy.flatMap((rule) => module.ruledOutText(rule) ?? []),
          unchecked: report.unchecked,
          advice: report.findings.map((finding, index) =>
            adviceOf(module, finding, index, (remedy) => ({
              connectionId: id,
              about: HEALTH,
              remedies: [remedyName(remedy)],
            })),
          ),
        },
      ];
    });
  }
}
