import { l10n } from 'vscode';
import { NextStep } from '../../platform/nextStep';
import type { ConnectionManager } from '../../connections/manager';
import { UnknownConnection } from '../../connections/manager';
import type { ConnectionStore } from '../../connections/store';
import { connectionIdOf } from '../../connections/target';
import type { Report } from '../../shared/report';
import type { HealthReport } from '../../domain/advisor/advise';
import type { EpochMs } from '../../domain/delivery';
import type { Finding, Remedy } from '../../domain/finding';
import type { Clock } from '../../platform/clock';
import { Disposable } from '../../platform/disposable';
import { withProgress } from '../../platform/progress';
import type { Settings } from '../../platform/settings/settings';
import type { TroubleshootingModule } from '../contract';
import type { GuideOffer } from '../guides/guides';
import type { HealthShown } from '../../shared/health';
import type { OperationDesk } from '../../operations/activation/operationDesk';
import type { BoundTarget } from '../../operations/target';
import { namedRemedy, remedyName } from './namedRemedy';
import { goneAnswer, type RemedyRunner } from './remedyRunner';
import type { SnoozedRules } from './snoozedRules';
import type { Viewers } from './viewers';

export interface HealthChecksOptions {
  readonly manager: ConnectionManager;
  readonly store: ConnectionStore;
  readonly snoozed: SnoozedRules;
  readonly viewers: Pick<Viewers, 'reports' | 'advisor'>;
  readonly load: () => Promise<TroubleshootingModule>;
  readonly runner: RemedyRunner;
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

/** Joins the health checks to the Advisor view and to their report. */
export class HealthChecks extends Disposable {
  /** The last health check of each instance: a remedy is applied from here, never from what a link carries. */
  private readonly last = new Map<string, Examined>();

  constructor(private readonly options: HealthChecksOptions) {
    super();
    this._register(
      options.store.onDidChange(({ id, kind }) => {
        if (kind === 'removed') {
          this.last.delete(id);
          void options.snoozed.forget(id);
        }
        this.paint();
      }),
    );
  }

  async run(connectionId: string, { countPeople } = { countPeople: false }): Promise<void> {
    const reveal = (): Promise<void> => this.options.viewers.advisor.reveal(connectionId);
    await this.examine(connectionId, { countPeople, onFirst: () => void reveal() });
    await reveal();
  }

  async guides(): Promise<readonly GuideOffer[]> {
    return (await this.options.load()).guides();
  }

  async openGuide(connectionId: string, guide: string): Promise<void> {
    const { report, module } = await this.examine(connectionId);
    const name = this.options.manager.mustHave(connectionId).name;
    const text = module.renderGuide(guide, report, name);
    const title = module.guides().find(({ id }) => id === guide)?.title;
    if (text === undefined) {
      return;
    }
    await this.options.viewers.reports.showGuide(connectionId, guide, l10n.t('{0} – {1}', title ?? guide, name), {
      text,
      problems: [],
      lineFixes: fixesIn(text, connectionId, { report, module }),
    });
  }

  /** `onFirst`: when the first rules of an instance that was not examined before are shown, before the others. */
  private async examine(
    connectionId: string,
    { countPeople = false, onFirst }: { readonly countPeople?: boolean; readonly onFirst?: () => void } = {},
  ): Promise<Examined> {
    const { manager, load, settings, clock, operations } = this.options;
    const module = await load();
    const name = manager.descriptor(connectionId)?.name ?? connectionId;
    // A report that is shown stays until there is another one that is whole.
    const isFirst = !this.last.has(connectionId);
    const { report, target } = await withProgress(l10n.t('Checking the health of {0}', name), async (signal) => {
      const bound = await operations.bindInstance(connectionId, signal);
      const progress = (soFar: HealthReport): void => {
        const unseen = !this.last.has(connectionId);
        this.last.set(connectionId, {
          report: { ...this.mendable(module, soFar), unchecked: [] },
          module,
          target: bound,
        });
        this.paint();
        if (unseen) {
          onFirst?.();
        }
      };
      try {
        const examination = await module.examineInstance(manager, connectionId, {
          now: () => clock.now(),
          signal,
          threshold: settings.current.threshold,
          countPeople,
          dkimSelectors: settings.current.dkimSelectors,
          ...(isFirst ? { progress } : {}),
        });
        return { report: examination, target: bound };
      } catch (error) {
        if (isFirst) {
          // Half an examination must not pass for a whole one.
          this.last.delete(connectionId);
          this.paint();
        }
        throw error;
      }
    });
    const examined = { report: this.mendable(module, report), module, target };
    this.last.set(connectionId, examined);
    this.paint();
    const descriptor = manager.descriptor(connectionId);
    if (descriptor !== undefined) {
      this.options.viewers.reports.updateHealth(
        connectionId,
        descriptor.name,
        this.report(connectionId, examined, descriptor),
      );
    }
    return examined;
  }

  /** With the remedies that this person is offered. */
  private mendable(module: TroubleshootingModule, report: HealthReport): HealthReport {
    return this.options.settings.current.expertRemedies
      ? report
      : { ...report, findings: module.withoutExpert(report.findings) };
  }

  async openReport(connectionId: string, title?: string): Promise<void> {
    const examined = this.last.get(connectionId);
    const descriptor = this.options.manager.descriptor(connectionId);
    if (descriptor === undefined) {
      throw new UnknownConnection(connectionId);
    }
    if (examined === undefined) {
      throw notExamined(descriptor.name);
    }
    await this.options.viewers.reports.showHealth(
      connectionId,
      descriptor.name,
      this.report(connectionId, examined, descriptor),
      title,
    );
  }

  async snooze(connectionId: string, rule: string, until: EpochMs | 'always' | undefined): Promise<void> {
    await this.options.snoozed.set(connectionId, rule, until, this.options.clock.now());
    this.paint();
  }

  /** Whether a request names a remedy of a health check. */
  owns(request: unknown): boolean {
    return typeof request === 'object' && request !== null && 'advice' in request;
  }

  /** Applies a remedy of the last health check of an instance. */
  async apply(request: unknown): Promise<void> {
    const connectionId = connectionIdOf(request);
    const examined = connectionId === undefined ? undefined : this.last.get(connectionId);
    const remedy = namedRemedy(examined?.report.findings ?? [], request);
    if (connectionId === undefined || examined === undefined || remedy === undefined) {
      throw goneAnswer();
    }
    const outcome = await this.options.runner.run(remedy, { target: examined.target, via: 'healthCheck' });
    // An opened log says enough by itself, and stays in front.
    if (outcome === undefined) {
      return;
    }
    const again = (): Promise<void> => this.run(connectionId);
    await this.options.runner.announce(outcome, again);
    await again();
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
          advice: report.findings.map((finding, index) => {
            const page = module.findingPage(finding);
            const guide = module.guideOf(finding.cause);
            const filter = module.filterOf(finding.cause);
            return {
              rule: finding.cause,
              index,
              severity: finding.severity,
              title: module.findingHeading(finding),
              certainty: module.certaintyText(finding.certainty),
              why: module.findingMeaning(finding),
              evidence: finding.evidence,
              remedies: finding.remedies.map((remedy) => ({
                title: module.remedyTitle(remedy),
                argument: argumentFor(id, finding, remedy),
              })),
              ...(filter === undefined ? {} : { filter }),
              ...(page === undefined ? {} : { page }),
              ...(guide === undefined ? {} : { guide }),
            };
          }),
        },
      ];
    });
  }

  private report(
    connectionId: string,
    { report, module }: Examined,
    descriptor: Parameters<TroubleshootingModule['renderHealth']>[1],
  ): Report {
    return {
      text: module.renderHealth(report, descriptor),
      problems: report.findings.map((finding) => ({
        code: finding.cause,
        message: `${descriptor.name}: ${module.findingTitle(finding)}`,
        heading: module.findingHeading(finding),
        severity: finding.severity,
        fixes: finding.remedies.map((remedy) => ({
          title: module.remedyTitle(remedy),
          command: 'deliveryDoctor.applyRemedy',
          argument: argumentFor(connectionId, finding, remedy),
        })),
      })),
    };
  }
}

/** What applies a remedy of the health check, see `owns`. */
function argumentFor(connectionId: string, { cause: advice }: Finding, remedy: Remedy): unknown {
  return { connectionId, advice, remedy: remedyName(remedy) };
}

/** The remedies of what a guide names, at the lines that name it. */
function fixesIn(
  text: string,
  connectionId: string,
  { report, module }: Pick<Examined, 'report' | 'module'>,
): NonNullable<Report['lineFixes']> {
  const lines = text.split('\n');
  return report.findings.flatMap((finding) => {
    const line = lines.indexOf(module.guideLine(finding));
    return line < 0
      ? []
      : finding.remedies.map((remedy) => ({
          line,
          fix: {
            title: module.remedyTitle(remedy),
            command: 'deliveryDoctor.applyRemedy',
            argument: argumentFor(connectionId, finding, remedy),
          },
        }));
  });
}

function notExamined(name: string): NextStep {
  return new NextStep({
    what: l10n.t('{0} has not been examined in this window', name),
    next: l10n.t('Run the health checks first.'),
    action: { label: l10n.t('Run Health Checks'), command: 'deliveryDoctor.runHealthChecks' },
  });
}
