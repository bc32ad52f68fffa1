import { l10n } from 'vscode';
import type { Connections } from '../connections/register';
import type { OperationDesk } from '../operations/activation/operationDesk';
import type { Platform } from '../platform/platform';
import type { Evidence } from '../domain/diagnosis/evidence';
import { withProgress } from '../platform/progress';
import type { ReportRef } from '../shared/reportRef';
import type { ReportSource } from '../shared/reportSource';
import type { Reporting } from './activation';
import type { HealthChecks } from './activation/healthChecks';
import type { Incidents } from './activation/incidents';
import type { Remedies } from './activation/remedies';
import type { ReportDesk } from './activation/reportDesk';
import { SnoozedRules } from './activation/snoozedRules';
import type { SupportReports } from './activation/supportReports';
import { TickedSteps } from './activation/tickedSteps';
import type { Viewers } from './activation/viewers';
import type { TroubleshootingModule } from './contract';

export interface Troubleshooting {
  readonly diagnosis: Pick<ReportDesk, 'explain' | 'showText' | 'copyText'> & {
    explainAll(connectionId: string): Promise<void>;
    examine(ref: ReportRef): Promise<void>;
  };
  readonly health: Pick<HealthChecks, 'run' | 'openReport' | 'guides' | 'openGuide' | 'snooze'>;
  readonly remedies: Pick<Remedies, 'apply' | 'undo'>;
  readonly support: Pick<SupportReports, 'report'> & { check(connectionId: string): Promise<void> };
  readonly incidents: Pick<Incidents, 'save' | 'open'>;
  /** What judges, for those who show its answers in a way of their own. */
  readonly judge: () => Promise<TroubleshootingModule>;
  /** The diagnoses made of evidence that was kept, as Markdown. */
  explain(evidences: readonly Evidence[]): Promise<readonly string[]>;
  /** For the panels that show reports. */
  readonly reports: () => Promise<ReportSource>;
}

/** Registers what asks for judgement and shows it; it loads with the first question, and what judges after it. */
export function registerTroubleshooting(
  platform: Platform,
  connections: Connections,
  operations: OperationDesk,
  viewers: Viewers,
): Troubleshooting {
  const judge = (): Promise<TroubleshootingModule> => import('./index');
  const kept = { snoozed: new SnoozedRules(platform.state), ticked: new TickedSteps(platform.state) };
  let loading: Promise<Reporting> | undefined;
  const reporting = (): Promise<Reporting> =>
    (loading ??= import('./activation').then(({ openReporting }) =>
      openReporting({ ...platform, ...connections, ...kept, operations, viewers, load: judge }),
    ));
  follow(platform, connections, viewers, kept, reporting);
  return {
    judge,
    diagnosis: {
      explain: async (ref) => (await reporting()).desk.explain(ref),
      showText: async (ref) => (await reporting()).desk.showText(ref),
      copyText: async (ref, as) => (await reporting()).desk.copyText(ref, as),
      examine: async (ref) => {
        const { desk } = await reporting();
        await withProgress(l10n.t('Examining'), (signal) => desk.examine(ref, signal));
      },
      explainAll: async (connectionId) => {
        const { desk, pending } = await reporting();
        await pending.explainAll(connectionId, (ref, signal) => desk.explain(ref, signal));
      },
    },
    health: {
      run: async (connectionId, what) => (await reporting()).health.run(connectionId, what),
      openReport: async (connectionId, title) => (await reporting()).health.openReport(connectionId, title),
      guides: async () => (await reporting()).health.guides(),
      openGuide: async (connectionId, guide) => (await reporting()).health.openGuide(connectionId, guide),
      snooze: async (connectionId, rule, until) => (await reporting()).health.snooze(connectionId, rule, until),
    },
    remedies: {
      apply: async (request) => (await reporting()).remedies.apply(request),
      undo: async (request) => (await reporting()).remedies.undo(request),
    },
    support: {
      report: async (request) => (await reporting()).support.report(request),
      check: async (connectionId) => (await reporting()).checks.run(connectionId),
    },
    incidents: {
      save: async (ref) => (await reporting()).incidents.save(ref),
      open: async () => (await reporting()).incidents.open(),
    },
    explain: async (evidences) => {
      const module = await judge();
      return evidences.map((evidence) => module.renderEvidence(evidence));
    },
    reports: async () => (await reporting()).desk,
  };
}

/** Hears of what must be dealt with although nothing may be loaded yet: reports of the window before, instances that are gone. */
function follow(
  { own }: Platform,
  { store }: Connections,
  { reports }: Viewers,
  { snoozed, ticked }: { readonly snoozed: SnoozedRules; readonly ticked: TickedSteps },
  reporting: () => Promise<Reporting>,
): void {
  own(
    reports.onDidChangeTabs((change) => {
      void reporting().then(({ desk }) => {
        desk.followTab(change);
      });
    }),
  );
  own(
    reports.onDidMiss((ref) => {
      void reporting().then(({ desk }) => {
        desk.examineMissing(ref);
      });
    }),
  );
  own(
    store.onDidChange(({ id, kind }) => {
      if (kind === 'removed') {
        void snoozed.forget(id);
        void ticked.forget(id);
      }
    }),
  );
}
